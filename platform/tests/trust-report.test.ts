import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportTally, readRegister } from '@propmubi/property';
import { reportOn, type TrustReport } from '@propmubi/reputation';
import { bandsChart, calibrationChart } from '../src/trust-report/charts.js';
import { builderFactsOf } from '../src/trust-report/register-facts.js';
import { renderReport } from '../src/trust-report/render.js';

const HEADER =
  'rera_id,district,project_name,promoter_name,location_pin_code,proposed_date_of_completion,' +
  'extended_date_of_completion,date_last_modified,number_of_appartments';

/** An invented register of two other districts, day first, in which builders differ in how often they are late. */
function syntheticRegister(): string {
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const rows = Array.from({ length: 3_000 }, (_, n) => {
    const builder = n % 400;
    const pune = builder % 2 === 0;
    const [year, month] = [2017 + Math.floor(random() * 8), 1 + Math.floor(random() * 12)];
    const day = (shift: number) => `28/${String(month).padStart(2, '0')}/${year + shift}`;
    const late = year < 2024 && random() < (pune ? 0.15 : 0.35) + (builder % 10) / 20;
    return [
      `P${pune ? 521 : 516}000${String(n).padStart(5, '0')}`,
      pune ? 'Pune' : 'Nashik',
      `Invented ${n}`,
      `Promoter ${builder}`,
      pune ? `4110${10 + (n % 40)}` : `4220${10 + (n % 40)}`,
      day(0),
      late ? day(2) : '',
      `${10 + (n % 15)}/0${1 + (n % 3)}/2024`,
      String(5 + (n % 120)),
    ].join(',');
  });
  return `${HEADER}\n${rows.join('\n')}\n`;
}

describe('the trust report on a register of another region', () => {
  const folder = mkdtempSync(join(tmpdir(), 'propmubi-trust-report-'));
  let report: TrustReport;
  const compute = async () => {
    const tally = new ImportTally();
    const register = await readRegister(folder, { tally, today: '2026-11-26' });
    return reportOn(builderFactsOf(register), register.asOf);
  };

  beforeAll(async () => {
    writeFileSync(join(folder, 'another-region.csv'), syntheticRegister());
    report = await compute();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds what the register was made with', () => {
    const [model, rawShare] = report.predictors;
    expect(report).toMatchObject({ asOf: '2024-03-24', projects: 3_000, builders: 400 });
    expect(model?.auc).toBeGreaterThan(0.6);
    expect(model?.slope).toBeGreaterThan(0.6);
    expect(model?.slope).toBeLessThan(1.5);
    expect(rawShare?.name).toBe('raw share of late projects');
    expect(report.splits.map(({ projects }) => projects > 100)).toEqual([true, true, true]);
  });

  it('uses the bands, and gives nothing for a missed deadline', () => {
    const { A, B, C, D, NEW } = report.bands;
    expect(Math.min(A, B, C, D)).toBeGreaterThan(0);
    expect(Math.max(A, B, C, D, NEW) / report.builders).toBeLessThanOrEqual(0.6);
    expect(report.attacks[0]).toMatchObject({ greatest: 0 });
  });

  it('is the same each time but for the time it took', async () => {
    expect({ ...(await compute()), computedInMs: 0 }).toEqual({ ...report, computedInMs: 0 });
  });

  it('is drawn and written without naming a firm', () => {
    const text = renderReport(report);
    expect(text).toContain('| delivery model 2 |');
    expect(text + bandsChart(report) + calibrationChart(report)).not.toMatch(/Promoter \d|Invented \d/);
    expect(bandsChart(report)).toMatch(/^<svg [^]*<\/svg>\n$/);
  });
});
