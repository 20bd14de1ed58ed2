import type { IdentityWorld } from '../../src/index.js';

const LAKH = 100_000;

/** Two small brokerages and one user of every other role. */
export const world: IdentityWorld = {
  organizations: [
    { key: 'first', name: 'First Homes', pan: 'AAKFS4821M', gstin: '27AAKFS4821M1ZQ', city: 'Mumbai' },
    { key: 'second', name: 'Second Homes', pan: 'AABCK7315Q', gstin: '27AABCK7315Q1Z2', city: 'Thane' },
  ],
  managers: [
    { key: 'm1', organizationKey: 'first', name: 'Manager One', phone: '+919810000021', languages: ['en'] },
    { key: 'm2', organizationKey: 'second', name: 'Manager Two', phone: '+919810000022', languages: ['en'] },
  ],
  agents: [1, 2, 3].map((n) => ({
    key: `a${n}`,
    organizationKey: n === 3 ? 'second' : 'first',
    reraNumber: `A5180000000${n}`,
    name: `Agent ${n}`,
    phone: `+91981000000${n}`,
    languages: n === 1 ? ['mr', 'hi'] : ['en'],
    localities: n === 1 ? ['Chembur'] : ['Powai', 'Chembur'],
    budgetMin: 50 * LAKH,
    budgetMax: 500 * LAKH,
    shiftStartMinute: 540,
    shiftEndMinute: 1260,
  })),
  buyers: [{ key: 'b1', name: 'Buyer One', phone: '+919810000031', languages: ['hi'] }],
  reviewers: [{ key: 'r1', name: 'Reviewer One', phone: '+919810000041', languages: ['en'] }],
  admins: [{ key: 'x1', name: 'Admin One', phone: '+919810000051', languages: ['en'] }],
  builders: [{ key: 'c1', name: 'Builder One', phone: '+919810000061', languages: ['en'] }],
  partners: [{ key: 'p1', name: 'Partner One', phone: '+919810000071', languages: ['en'] }],
};
