import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idOf } from '@propmubi/runtime';
import { parse } from 'csv-parse/sync';
// Test only: the names of the reference run are normalised as the importer does it.
import { normalisePromoterName } from '../../property/src/import/promoter-name.js';
import type { ProjectFacts } from '../src/modules/builder-reputation/model/project-facts.js';

export interface FileProject extends ProjectFacts {
  reraNumber: string;
  name: string;
  builderName: string;
}

/** The folder with the register’s exports, or undefined where it is not given. */
export function registerFolder(): string | undefined {
  const data = process.env['PROPMUBI_DATA'] ?? join(process.cwd(), '..', 'shared', 'data');
  const folder = join(data, 'maharera');
  return existsSync(folder) ? folder : undefined;
}

/** Every project of the districts’ exports, read with nothing but the formula in mind. */
export function readRegister(folder: string): FileProject[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv') && name !== 'revoked-projects.csv')
    .flatMap((name) => parse(readFileSync(join(folder, name)), { columns: true }) as Record<string, string>[])
    .map((row) => ({
      projectId: idOf('Project', row['rera_id'] as string),
      reraNumber: row['rera_id'] as string,
      name: row['project_name'] as string,
      builderName: row['promoter_name'] as string,
      builderId: idOf('Builder', normalisePromoterName(row['promoter_name'] as string)),
      status: 'ACTIVE',
      district: row['district'] ?? null,
      pinCode: row['location_pin_code'] || null,
      plots: count(row['number_of_plots']),
      completedOn: null,
      lapsedOn: null,
      apartments: count(row['number_of_appartments']),
      cases: count(row['cases_count']),
      complaints: count(row['complaints_count']),
      proposedCompletion: day(row['proposed_date_of_completion']),
      revisedCompletion: day(row['revised_proposed_date_of_completion']),
      extendedCompletion: day(row['extended_date_of_completion']),
      lastModified: day(row['date_last_modified']),
      occupancyCertificate: null,
      revokedOn: null,
    }));
}

function count(text = ''): number | null {
  return text.trim() === '' ? null : Number(text);
}

/** MM/DD/YYYY → YYYY-MM-DD. */
function day(text = ''): string | null {
  const [, month, date, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text.trim()) ?? [];
  return year ? `${year}-${month}-${date}` : null;
}
