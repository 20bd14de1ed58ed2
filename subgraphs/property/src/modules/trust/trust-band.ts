import { registerEnumType } from 'type-graphql';

/** As the trust subgraph tells them (TrustRanksChanged). */
export enum TrustBand {
  A = 'A',
  B = 'B',
  C = 'C',
  D = 'D',
  NEW = 'NEW',
}

registerEnumType(TrustBand, {
  name: 'TrustBand',
  description:
    'How far to trust: people by the lower bound of the score, listings and projects by percentile among comparable ones.',
  valuesConfig: {
    A: { description: 'Lower bound of 80 or more; percentile of 90 or more.' },
    B: { description: 'Lower bound of 65 or more; percentile of 60 or more.' },
    C: { description: 'Lower bound of 50 or more; percentile of 20 or more.' },
    D: { description: 'Below that.' },
    NEW: { description: 'Too little is known: too few parts of the score, or too wide an interval.' },
  },
});
