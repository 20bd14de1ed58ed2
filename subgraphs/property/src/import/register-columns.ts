import type { CsvColumns } from './csv-file.js';

/** What every list of registrations names: without it there is no project. */
const IDENTITY = ['rera_id', 'project_name', 'promoter_name'] as const;

/** What the list of revoked registrations has besides. */
const LISTED = [
  'district',
  'location_pin_code',
  'location_lat_long',
  'project_status',
  'proposed_date_of_completion',
  'revised_proposed_date_of_completion',
  'project_type',
  'project_area_(sqmts)',
  'recreational_open_space',
  'sanctioned_fsi',
] as const;

/** Integers of a project: CSV column → table column. */
export const COUNTS = {
  cases_count: 'cases_count',
  complaints_count: 'complaints_count',
  number_of_appartments: 'apartments_count',
  number_of_booked_appartments: 'booked_apartments_count',
  number_of_basements: 'basements_count',
  number_of_plinth: 'plinths_count',
  number_of_podiums: 'podiums_count',
  number_of_sanctioned_floors: 'sanctioned_floors_count',
  number_of_stilts: 'stilts_count',
  'total_no__of_open_parking_as_per_sanctioned_plan_(4-wheeler+2-wheeler)': 'open_parking_count',
  number_of_closed_parking: 'closed_parking_count',
  number_of_plots: 'plots_count',
  'number_of_plots_booked_/_alloted_/_sold': 'booked_plots_count',
} as const;

export const AREAS = {
  'project_area_(sqmts)': 'project_area_sqm',
  recreational_open_space: 'recreational_open_space_sqm',
  sanctioned_fsi: 'sanctioned_fsi_sqm',
  'area_of_plot(in_sqmts)': 'plot_area_sqm',
} as const;

export const DATES = {
  proposed_date_of_completion: 'proposed_completion_on',
  revised_proposed_date_of_completion: 'revised_completion_on',
  extended_date_of_completion: 'extended_completion_on',
  date_last_modified: 'last_modified_on',
} as const;

export type DateColumn = keyof typeof DATES;

/** A district's export, all of its columns. */
export const PROJECT_COLUMNS = [
  ...IDENTITY,
  ...LISTED,
  'extended_date_of_completion',
  'date_last_modified',
  ...(Object.keys(COUNTS) as (keyof typeof COUNTS)[]),
  'area_of_plot(in_sqmts)',
] as const;
export type ProjectColumn = (typeof PROJECT_COLUMNS)[number] | 'latitude' | 'longitude';

/** Names that other exports of the register, and hands, have given to the same columns. */
const ALIASES: Record<string, ProjectColumn> = {
  area_of_plot: 'area_of_plot(in_sqmts)',
  booked_apartments: 'number_of_booked_appartments',
  completion_date: 'proposed_date_of_completion',
  extended_completion_date: 'extended_date_of_completion',
  last_modified: 'date_last_modified',
  last_modified_date: 'date_last_modified',
  number_of_apartments: 'number_of_appartments',
  number_of_booked_apartments: 'number_of_booked_appartments',
  pin_code: 'location_pin_code',
  pincode: 'location_pin_code',
  project_rera_number: 'rera_id',
  promoter: 'promoter_name',
  proposed_completion_date: 'proposed_date_of_completion',
  registration_number: 'rera_id',
  rera_no: 'rera_id',
  rera_number: 'rera_id',
  revised_completion_date: 'revised_proposed_date_of_completion',
  status: 'project_status',
};

/**
 * A district's export by its header. A register without dates of completion or of modification says nothing that the
 * scores are about; every other column may be left out, and what it said before is then kept.
 */
export const PROJECT_FILE: CsvColumns<ProjectColumn> = {
  required: [...IDENTITY, 'proposed_date_of_completion', 'date_last_modified'],
  optional: [
    ...PROJECT_COLUMNS.filter(
      (name) =>
        !(IDENTITY as readonly string[]).includes(name) &&
        name !== 'proposed_date_of_completion' &&
        name !== 'date_last_modified',
    ),
    'latitude',
    'longitude',
  ],
  aliases: ALIASES,
};

/** The register's list of revoked registrations. */
export const REVOKED_FILE: CsvColumns<ProjectColumn> = {
  required: IDENTITY,
  optional: [...LISTED, 'latitude', 'longitude'],
  aliases: ALIASES,
};

/** Columns of property.project that the register decides. */
export const REGISTER_COLUMNS = [
  'rera_number', 'name', 'builder_id', 'status', 'registration_type', 'project_type', 'district', 'pin_code',
  'latitude', 'longitude', 'proposed_completion_on', 'revised_completion_on', 'extended_completion_on',
  'occupancy_certificate_on', 'completed_on', 'lapsed_on',
  'last_modified_on', 'project_area_sqm', 'recreational_open_space_sqm', 'sanctioned_fsi_sqm', 'cases_count',
  'complaints_count', 'apartments_count', 'booked_apartments_count', 'basements_count', 'plinths_count',
  'podiums_count', 'sanctioned_floors_count', 'stilts_count', 'open_parking_count', 'closed_parking_count',
  'plots_count', 'booked_plots_count', 'plot_area_sqm', 'data_source',
]; // prettier-ignore
