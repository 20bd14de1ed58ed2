import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportError, ImportTally, readRegister } from '@propmubi/property';
import { reportOn } from '@propmubi/reputation';
import { calendarDay } from '@propmubi/domain';
import { fromUser } from '../from-user.js';
import { printError, print } from '../terminal.js';
import { bandsChart, calibrationChart } from '../trust-report/charts.js';
import { builderFactsOf } from '../trust-report/register-facts.js';
import { renderReport } from '../trust-report/render.js';

/**
 * Computes the reputation of every builder of a register from its files, without a database, and says how far it can be
 * believed. Prints the report and writes it with its charts to a folder.
 */
export async function trustReport(
  folder: string,
  { asOf, dateFormat, out }: { asOf?: string; dateFormat?: 'MDY' | 'DMY'; out: string },
): Promise<number> {
  try {
    const tally = new ImportTally();
    const register = await readRegister(fromUser(folder), {
      tally,
      today: calendarDay(new Date()),
      asOf,
      dateOrder: dateFormat,
    });
    const report = reportOn(builderFactsOf(register), register.asOf);
    const text = renderReport(report, tally);
    const target = fromUser(out);
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'trust-report.md'), `${text}\n`);
    writeFileSync(join(target, 'bands.svg'), bandsChart(report));
    writeFileSync(join(target, 'calibration.svg'), calibrationChart(report));
    print(text);
    print(`\nWritten to ${join(target, 'trust-report.md')}`);
    return 0;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    printError(error.message);
    return 1;
  }
}
