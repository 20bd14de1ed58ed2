import { ProjectStatus } from './modules/project/project.enums.js';

/** Invented, each with a record of its own: dates kept, dates moved, a registration revoked, and one too young to rate. */
export const BUILDERS = {
  GULMOHAR: 'Gulmohar Infra Private Limited',
  SAHYA: 'Sahya Homes LLP',
  KOLI_WADA: 'Koli Wada Constructions',
  DECCAN: 'Deccan Trap Realty',
  MONSOON: 'Monsoon Habitat LLP',
} as const;

interface SeedProject {
  name: string;
  /** DEMO: the builder whose representative signs in in the demo world. */
  builder: keyof typeof BUILDERS | 'DEMO';
  /** ISO days. */
  due: string;
  extended: string | null;
  outcome: ProjectStatus;
  /** Null: the register does not say. */
  units: number | null;
  complaints: number;
  cases: number;
  modified: string | null;
}

const FRESH = '2024-02-20';
const { ACTIVE, COMPLETED, LAPSED, REVOKED } = ProjectStatus;

/** One line each: name, builder, due, extended to, standing, units, complaints, cases, last update of the disclosure. */
const TABLE: [
  name: string,
  builder: SeedProject['builder'],
  due: string,
  extended: string | null,
  outcome: ProjectStatus,
  units: number | null,
  complaints: number,
  cases: number,
  modified: string | null,
][] = [
  ['Gulmohar Terraces', 'DEMO', '2026-12-31', null, ACTIVE, 140, 0, 0, FRESH],
  ['Amaltas Court', 'GULMOHAR', '2021-06-30', null, COMPLETED, 96, 0, 0, FRESH],
  ['Bakul Residency', 'KOLI_WADA', '2019-12-31', '2022-06-30', ACTIVE, 88, 2, 1, '2022-05-10'],
  ['Kadamba Heights', 'SAHYA', '2022-03-31', null, COMPLETED, 120, 1, 0, FRESH],
  ['Palash Enclave', 'GULMOHAR', '2025-12-31', null, ACTIVE, 210, 0, 0, FRESH],
  ['Champa Towers', 'KOLI_WADA', '2020-12-31', '2024-12-31', ACTIVE, 160, 9, 4, '2022-05-10'],
  ['Parijat Park', 'DECCAN', '2021-12-31', null, REVOKED, 75, 6, 3, '2021-08-01'],
  ['Mogra Mews', 'DEMO', '2020-12-31', null, COMPLETED, 64, 1, 0, FRESH],
  ['Tamhan Gardens', 'SAHYA', '2026-06-30', null, ACTIVE, 180, 0, 0, '2023-04-01'],
  ['Ashoka Arcade', 'KOLI_WADA', '2021-12-31', '2023-12-31', ACTIVE, 110, 3, 1, '2023-01-15'],
  ['Pimpal Plaza', 'GULMOHAR', '2022-12-31', null, COMPLETED, 150, 0, 0, FRESH],
  ['Neem Nest', 'SAHYA', '2021-12-31', '2023-06-30', COMPLETED, 84, 1, 0, '2023-10-01'],
  ['Hirda House', 'DECCAN', '2022-06-30', null, LAPSED, 90, 4, 2, '2022-01-10'],
  ['Jamun Court', 'DEMO', '2021-12-31', '2023-03-31', COMPLETED, 100, 1, 1, '2023-09-01'],
  ['Bilva Vista', 'KOLI_WADA', '2022-06-30', '2024-06-30', ACTIVE, 130, 2, 1, '2023-01-15'],
  ['Kanchan House', 'MONSOON', '2028-12-31', null, ACTIVE, null, 0, 0, null],
];

export const PROJECTS: readonly SeedProject[] = TABLE.map(
  ([name, builder, due, extended, outcome, units, complaints, cases, modified]) => ({
    name,
    builder,
    due,
    extended,
    outcome,
    units,
    complaints,
    cases,
    modified,
  }),
);
