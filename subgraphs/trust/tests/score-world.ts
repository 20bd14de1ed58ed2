import type { EventInput } from '@propmubi/events';
import { idOf } from '@propmubi/runtime';
import { deliverEvent, expectData, subgraphClient } from '@propmubi/testkit';
import { startTestTrust } from './test-subgraph.js';

export const OFFICE = idOf('Organization', 'office');
export const AGENT = idOf('Agent', 'A51800000099');
export const AGENT_USER = idOf('User', 'agent-99');
export const BUILDER = idOf('Builder', 'B');
export const PROJECT = idOf('Project', 'P51800000001');
const LOCALITY = idOf('Locality', 'Chembur');
export const FIELDS = `score lowerBound interval band coverage caps modelVersion asOf inputsHash
  reasons { code polarity loss text } factors { factor weight value evidenceWeight evidenceCount }`;

export interface Trust {
  score: number;
  lowerBound: number;
  interval: [number, number];
  band: string;
  coverage: number;
  caps: string[];
  inputsHash: string;
  reasons: { code: string; polarity: string }[];
  factors: { factor: string; value: number; evidenceWeight: number; evidenceCount: number }[];
}

export const agent: EventInput<'AgentRegistered'> = {
  agentId: AGENT,
  organizationId: OFFICE,
  userId: AGENT_USER,
  reraNumber: 'A51800000099',
  licenceExpiresOn: '2028-01-01',
  status: 'ACTIVE',
  languages: [],
  localityIds: [],
  updatedAt: '2026-01-01T00:00:00Z',
};

export const project: EventInput<'RegistrySynced'>['projects'][number] = {
  projectId: PROJECT,
  reraNumber: 'P51800000001',
  name: 'One',
  district: null,
  builderId: BUILDER,
  builderName: 'B',
  status: 'ACTIVE',
  apartments: 50,
  proposedCompletion: '2026-12-31',
  lastModified: '2026-09-20',
};

export type ScoreWorld = Awaited<ReturnType<typeof startScoreWorld>>;

/** A trust subgraph whose clock stands at `today`, which a test may move. */
export async function startScoreWorld() {
  const statements: string[] = [];
  const clock = { today: new Date('2026-11-01T10:00:00Z') };
  const running = await startTestTrust({
    now: () => clock.today,
    onStatement: (sql) => statements.push(sql),
  });
  const ask = subgraphClient(running.subgraph);
  return {
    ...running,
    ask,
    clock,
    statements,
    trustOf: async (type: string, id: string): Promise<Trust> => {
      const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { trust { ${FIELDS} } } } }`;
      const answer = await ask(query, { r: [{ __typename: type, id }] });
      return expectData<{ _entities: { trust: Trust }[] }>(answer)._entities[0]?.trust as Trust;
    },
    publish: (listingId: string, given: Partial<EventInput<'ListingPublished'>> = {}) =>
      deliverEvent(
        running.subgraph,
        'ListingPublished',
        {
          listingId,
          organizationId: OFFICE,
          agentId: AGENT,
          projectId: PROJECT,
          localityId: LOCALITY,
          listPrice: 20_000_000,
          bedrooms: 2,
          builtUpArea: 1_000,
          propertySubType: 'APARTMENT',
          title: listingId,
          publishedAt: '2026-10-20T10:00:00Z',
          ...given,
        },
        OFFICE,
      ),
  };
}

export const codes = ({ reasons }: Trust) => reasons.map(({ code }) => code);
