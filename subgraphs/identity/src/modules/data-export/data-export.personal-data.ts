import { personal, type PersonalTable } from '@propmubi/privacy';

/** What is kept of people by exports. */
export const dataExportTables: Record<string, PersonalTable> = {
  data_export: {
    people: { user_id: 'whose export it is' },
    personal: {},
    other: { status: 'code', sha256: 'of the archive' },
  },
  data_export_part: {
    people: { user_id: 'whose export it is' },
    personal: {},
    other: { subgraph: 'code' },
  },
  data_export_file: {
    people: { user_id: 'whose export it is' },
    personal: {
      key: personal({
        what: 'A file of an export, in the object store',
        purpose: 'ACCOUNT',
        retention: { text: '7 days after it is ready', job: 'working on exports' },
        erasure: 'DELETED',
        correction: 'another export',
        exported: { not: 'a copy' },
      }),
    },
    other: { name: 'of a file', sha256: 'of a file' },
  },
};
