import { registerEnumType } from 'type-graphql';

/** Where a record comes from, so that a made-up record is never taken for a real one. */
export enum DataSource {
  MAHARERA = 'MAHARERA',
  LISTING_FILE = 'LISTING_FILE',
  MEMBER = 'MEMBER',
  SYNTHETIC = 'SYNTHETIC',
}

registerEnumType(DataSource, {
  name: 'DataSource',
  description: 'Where a record comes from.',
  valuesConfig: {
    MAHARERA: { description: 'The public register of MahaRERA.' },
    LISTING_FILE: { description: 'An imported file of listings.' },
    MEMBER: { description: 'Entered here by an agent, a brokerage or a builder.' },
    SYNTHETIC: { description: 'Generated for demonstration; describes nothing real.' },
  },
});
