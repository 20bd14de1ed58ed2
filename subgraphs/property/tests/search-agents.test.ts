import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deliverEvent, expectData, recordedEvents } from '@propmubi/testkit';
import { demoAgents, query, startProperty } from './property-subgraph.js';

const OFFICE = '0193d3a0-0000-7000-8000-00000000000a';
const [SUNITA, IMRAN] = [
  '0193d3a0-0000-7000-8000-000000000001',
  '0193d3a0-0000-7000-8000-000000000002',
] as const;
const SEARCH = `query($text: String!, $filter: SearchFilter) {
  search(text: $text, filter: $filter) { nodes { kind title subtitle highlights agent { id } listing { id } } } }`;

interface Hit {
  kind: string;
  title: string;
  subtitle: string;
  highlights: string[];
  agent: { id: string } | null;
}

describe('search for agents', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  let minute = 0;
  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({
      agents: demoAgents,
      builders: [{ builderKey: 'ARABIAN SEA DEVELOPERS', builderName: 'Arabian Sea Developers' }],
    });
    await publish(SUNITA, 'Sunita Deshpande', 'A51800012345', ['Chembur', 'Powai']);
    await publish(IMRAN, 'Imran Shaikh', 'A51900054321', ['Worli']);
  });
  afterAll(() => property?.close());

  const at = () => new Date(Date.UTC(2026, 10, 26, 0, minute++)).toISOString();
  const publish = (
    agentId: string,
    registeredName: string,
    reraNumber: string,
    localities: string[],
    updatedAt = at(),
  ) =>
    deliverEvent(
      property.subgraph,
      'AgentProfilePublished',
      { agentId, organizationId: OFFICE, registeredName, reraNumber, localities, updatedAt },
      OFFICE,
    );
  const update = (agentId: string, status: 'ACTIVE' | 'SUSPENDED' | 'LEFT', updatedAt = at()) =>
    deliverEvent(
      property.subgraph,
      'AgentUpdated',
      {
        ...{ agentId, organizationId: OFFICE, userId: null, reraNumber: null, licenceExpiresOn: null },
        ...{ status, languages: [], localityIds: [], updatedAt },
      },
      OFFICE,
    );
  const search = async (text: string, filter: object = {}) =>
    expectData<{ search: { nodes: Hit[] } }>(await property.ask(SEARCH, { text, filter })).search.nodes;
  const agents = async (text: string, filter: object = {}) =>
    (await search(text, filter)).filter(({ kind }) => kind === 'AGENT').map(({ agent }) => agent?.id);

  it.each([
    ['the name', 'sunita deshpande', SUNITA],
    ['another order of it', 'deshpande sunita', SUNITA],
    ['another spelling of it', 'sunita deshpandey', SUNITA],
    ['a beginning of it', 'desh', SUNITA],
    ['Devanagari', 'इमरान', IMRAN],
    ['the number in the register', 'A51800012345', SUNITA],
    ['a part of it', '900054321', IMRAN],
    ['a place and what they are', 'agents in worli', IMRAN],
  ])('finds one by %s first', async (_what, text, id) => {
    const [first] = await search(text);
    expect(first).toMatchObject({ kind: 'AGENT', agent: { id } });
  });

  it('says where they work and which words matched, and nothing to reach them by', async () => {
    const [first] = await search('sunita');
    expect(first).toEqual({
      kind: 'AGENT',
      title: 'Sunita Deshpande',
      subtitle: 'Chembur, Powai',
      highlights: ['Sunita'],
      agent: { id: SUNITA },
      listing: null,
    });
  });

  it('shows a place before the agents who work there', async () => {
    const [first] = await search('chembur');
    expect(first).toMatchObject({ kind: 'LOCALITY', title: 'Chembur' });
    expect(await agents('chembur')).toEqual([SUNITA]);
  });

  it('narrows them by any of their places', async () => {
    const [place] = await query(
      property.database.adminUrl,
      `select id from property.locality where name = 'Powai'`,
    );
    expect(await agents('agent', { localityIds: [place?.['id']] })).toEqual([SUNITA]);
    expect(await agents('agent', { kinds: ['AGENT'] })).toEqual(expect.arrayContaining([SUNITA, IMRAN]));
  });

  it('does not take bedrooms, prices and trust for theirs', async () => {
    expect(await agents('2 bhk chembur')).toEqual([]);
    expect(await agents('chembur', { trustBands: ['A'] })).toEqual([]);
  });

  it('suggests them while their name is typed', async () => {
    const answer = await property.ask(`{ suggest(text: "desh") { kind title } }`);
    expect(expectData<{ suggest: object[] }>(answer).suggest[0]).toEqual({
      kind: 'AGENT',
      title: 'Sunita Deshpande',
    });
  });

  it('forgets one who left or is suspended, at once and with their words, and says that a search changed', async () => {
    const id = crypto.randomUUID();
    await publish(id, 'Zenobia Wadia', 'A51700000007', ['Powai']);
    expect(await agents('zenobia')).toEqual([id]);
    await update(id, 'SUSPENDED');
    expect(await agents('zenobia')).toEqual([]);
    await publish(id, 'Zenobia Wadia', 'A51700000007', ['Powai']);
    expect(await agents('zenobia')).toEqual([id]);
    await update(id, 'LEFT');
    expect(await agents('zenobia')).toEqual([]);
    const kept = await query(
      property.database.adminUrl,
      `select id from property.agent_profile where id = $1 union all select id from property.search_document where id = $1`,
      [id],
    );
    expect(kept).toEqual([]);
    const recorded = await recordedEvents(property.subgraph);
    expect(recorded.filter(({ data }) => data['agentId'] === id).map(({ type }) => type)).toEqual(
      Array.from({ length: 4 }, () => 'AgentSearchEntryChanged'),
    );
  });

  it('takes what arrives late for older than it is', async () => {
    const [before, now] = [at(), at()];
    await publish(IMRAN, 'Imran A. Shaikh', 'A51900054321', ['Worli'], now);
    await publish(IMRAN, 'Another Name', 'A51900054321', ['Worli'], before);
    await update(IMRAN, 'LEFT', before);
    expect((await search('imran'))[0]).toMatchObject({ title: 'Imran A. Shaikh' });
  });
});
