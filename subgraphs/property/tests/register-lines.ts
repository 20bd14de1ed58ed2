import { PROJECT_COLUMNS } from '../src/import/register-columns.js';

export type RegisterCells = Partial<Record<(typeof PROJECT_COLUMNS)[number], string>>;

export const REGISTER_HEADER = PROJECT_COLUMNS.join(',');

/** One synthetic line of a district's file. */
export function registerLine(changes: RegisterCells = {}): string {
  const cells: RegisterCells = {
    district: 'Thane',
    rera_id: 'P51799000001',
    project_name: 'Invented Heights',
    promoter_name: 'M/s. The Invented Builders Pvt. Ltd.',
    location_pin_code: '400601',
    location_lat_long: `"('19.2','72.97')"`,
    project_status: 'New Project',
    proposed_date_of_completion: '12/31/2025',
    project_type: 'Residential',
    number_of_appartments: '24.0',
    date_last_modified: '01/18/2024',
    ...changes,
  };
  return PROJECT_COLUMNS.map((column) => cells[column] ?? '').join(',');
}
