import { RERA_NUMBER } from '../modules/project/project.rules.js';
import type { CsvColumns, CsvRow } from './csv-file.js';
import type { DateReader } from './dates.js';
import type { ImportTally } from './summary.js';

/** What an authority's own list documents about a project. It outranks the register's export. */
export type EvidenceKind = 'OCCUPANCY_CERTIFICATE' | 'FORM_4' | 'LAPSE' | 'EXTENSION';
export type EvidenceList = 'completion' | 'lapsed' | 'extension';
export type EvidenceColumn = 'rera_id' | 'kind' | 'issued_on' | 'lapsed_on' | 'granted_on' | 'extended_to';

/** A row of property.project_evidence. */
export interface StagedEvidence {
  rera_number: string;
  kind: EvidenceKind;
  occurred_on: string;
  extended_to: string | null;
  first_seen_on: string;
}

const ALIASES: Record<string, EvidenceColumn> = { rera_number: 'rera_id', registration_number: 'rera_id' };

/** The lists by what their file names begin with; README.md documents the formats. */
export const EVIDENCE_FILES: Record<EvidenceList, CsvColumns<EvidenceColumn>> = {
  completion: { required: ['rera_id', 'kind', 'issued_on'], optional: [], aliases: ALIASES },
  lapsed: { required: ['rera_id', 'lapsed_on'], optional: [], aliases: ALIASES },
  extension: { required: ['rera_id', 'granted_on', 'extended_to'], optional: [], aliases: ALIASES },
};

const COMPLETIONS: Record<string, EvidenceKind> = {
  OC: 'OCCUPANCY_CERTIFICATE',
  OCCUPANCYCERTIFICATE: 'OCCUPANCY_CERTIFICATE',
  FORM4: 'FORM_4',
};

/** Row → evidence; undefined when it cannot be kept, as the tally then says. */
export function readEvidence(
  list: EvidenceList,
  row: CsvRow<EvidenceColumn>,
  { dates, today, tally }: { dates: DateReader; today: string; tally: ImportTally },
): Omit<StagedEvidence, 'first_seen_on'> | undefined {
  const { cells } = row;
  const reraNumber = cells.rera_id.trim().toUpperCase();
  if (!RERA_NUMBER.test(reraNumber)) return void tally.skip(row, 'BAD_RERA_NUMBER', cells.rera_id);
  const kind =
    list === 'completion' ? COMPLETIONS[key(cells.kind)] : list === 'lapsed' ? 'LAPSE' : 'EXTENSION';
  if (!kind) return void tally.skip(row, 'BAD_EVIDENCE_KIND', cells.kind);
  const text = { completion: cells.issued_on, lapsed: cells.lapsed_on, extension: cells.granted_on }[list];
  const occurredOn = dates(text);
  if (!occurredOn || occurredOn > today) return void tally.skip(row, 'BAD_DATE', text);
  const extendedTo = list === 'extension' ? dates(cells.extended_to) : null;
  if (extendedTo === undefined) return void tally.skip(row, 'BAD_DATE', cells.extended_to);
  return {
    rera_number: reraNumber,
    kind,
    occurred_on: occurredOn,
    extended_to: extendedTo,
  };
}

/** The date cells of a row, for `detectDates`. */
export function evidenceDates({ cells }: CsvRow<EvidenceColumn>): string[] {
  return [cells.issued_on, cells.lapsed_on, cells.granted_on, cells.extended_to].filter((text) => text);
}

function key(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
