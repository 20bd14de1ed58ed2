import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventInput } from '@propmubi/events';
import { idOf, newId } from '@propmubi/runtime';
import { expectData, subgraphClient, deliverEvent, recordedEvents } from '@propmubi/testkit';
import { startTestReputation } from './test-subgraph.js';

type Project = EventInput<'RegistrySynced'>['projects'][number];

const GOOD = idOf('Builder', 'GOOD');
const LATE = idOf('Builder', 'LATE');

function project(serial: number, builderId: string, given: Partial<Project> = {}): Project {
  const reraNumber = `P5180000${String(serial).padStart(4, '0')}`;
  return {
    projectId: idOf('Project', reraNumber),
    reraNumber,
    name: `Project ${serial}`,
    district: 'Mumbai Suburban',
    builderId,
    builderName: 'A Builder',
    status: 'ACTIVE',
    apartments: 100,
    cases: 0,
    complaints: 0,
    proposedCompletion: '2025-12-31',
    lastModified: '2024-03-01',
    ...given,
  };
}

const register = [
  project(1, GOOD),
  project(2, GOOD),
  project(3, LATE, { proposedCompletion: '2019-12-31', revisedCompletion: '2022-12-31', complaints: 6 }),
];

describe('RegistrySynced', () => {
  const statements: string[] = [];
  let running: Awaited<ReturnType<typeof startTestReputation>>;
  const sync = async (
    projects: Project[],
    asOf = '2024-03-14',
    more: Partial<EventInput<'RegistrySynced'>> = {},
  ) => {
    const syncId = newId();
    for (const [place, one] of projects.entries())
      await deliverEvent(running.subgraph, 'RegistrySynced', {
        syncId,
        asOf,
        last: place === projects.length - 1,
        projects: [one],
        ...more,
      });
  };
  const snapshots = async () => {
    const [row] = await running.subgraph.database.orm.em
      .fork()
      .execute<{ n: number }[]>('select count(*)::int as n from reputation.builder_reputation');
    return row?.n;
  };

  beforeAll(async () => {
    running = await startTestReputation({ onStatement: (sql) => statements.push(sql) });
    await sync(register);
  });

  afterAll(() => running?.close());

  it('scores every builder when the last chunk has come', async () => {
    const ask = subgraphClient(running.subgraph);
    const { good, late, unknown } = expectData<Record<string, { score: number; interval: number[] } | null>>(
      await ask(
        `query($good: ID!, $late: ID!, $unknown: ID!) {
           good: builderReputation(builderId: $good) { score lowerBound interval asOf projectsCount modelVersion
             reasons { code polarity loss text } factors { factor weight value baseRate evidenceWeight evidenceCount } }
           late: builderReputation(builderId: $late) { score interval reasons { code } }
           unknown: builderReputation(builderId: $unknown) { score } }`,
        { good: GOOD, late: LATE, unknown: newId() },
      ),
    );
    expect(unknown).toBeNull();
    expect(good).toMatchObject({ asOf: '2024-03-14', projectsCount: 2 });
    expect(good?.score).toBeGreaterThan(late?.score as number);
    expect(late).toMatchObject({ reasons: expect.arrayContaining([{ code: 'COMPLAINTS_HIGH' }]) });
  });

  it('tells first scores together', async () => {
    const events = await recordedEvents(running.subgraph);
    expect(events.map(({ type }) => type)).toEqual(['BuilderReputationsScored', 'ProjectDeliveryAssessed']);
    expect(events[0]?.data['builders']).toHaveLength(2);
    expect(events[1]?.data).toMatchObject({ asOf: '2024-03-14', last: true });
    expect(events[1]?.data['projects']).toHaveLength(3);
  });

  it('appends nothing when the same register comes again, and tells who moved when it changed', async () => {
    const before = await snapshots();
    await sync(register);
    expect(await snapshots()).toBe(before);
    await sync([{ ...(register[2] as Project), cases: 40 }], '2024-04-14');
    expect(await snapshots()).toBe((before as number) + 2);
    const moved = (await recordedEvents(running.subgraph)).filter(
      ({ type }) => type === 'BuilderReputationUpdated',
    );
    expect(moved.map(({ data }) => data['builderId'])).toContain(LATE);
  });

  it('does not let an older register overwrite a newer one', async () => {
    const before = await snapshots();
    await sync([{ ...(register[2] as Project), cases: 0 }], '2024-02-01');
    expect(await snapshots()).toBe(before);
  });

  it('assesses every project, and says how its builder’s evidence comes out', async () => {
    const ask = subgraphClient(running.subgraph);
    const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Project { delivery {
      lateProbability percentile calibratedOn segment { district size members }
      evidence { projects late completed silent weight } } } } }`;
    const r = [...register.map(({ projectId }) => projectId), newId()].map((id) => ({
      __typename: 'Project',
      id,
    }));
    const { _entities: found } = expectData<{ _entities: { delivery: Record<string, unknown> | null }[] }>(
      await ask(query, { r }),
    );
    expect(found[3]).toEqual({ delivery: null });
    expect(found[2]?.delivery).toMatchObject({
      segment: { district: 'ALL', size: 'OVER_80_UNITS', members: 3 },
      evidence: { projects: 1, late: 0, completed: 0, silent: 1 },
    });
  });

  it('lets a revocation reach its builder, whatever the day of the register', async () => {
    const [own] = register as [Project];
    await deliverEvent(running.subgraph, 'ProjectStatusChanged', {
      projectId: own.projectId,
      reraNumber: own.reraNumber,
      builderId: GOOD,
      from: 'ACTIVE',
      to: 'REVOKED',
      changedOn: '2026-11-01',
    });
    const ask = subgraphClient(running.subgraph);
    const query = `query($id: ID!) { builderReputation(builderId: $id) { score band caps reasons { code } } }`;
    const { builderReputation } = expectData<{ builderReputation: unknown }>(await ask(query, { id: GOOD }));
    expect(builderReputation).toMatchObject({ score: 40, band: 'D', caps: ['RERA_REVOKED'] });
  });

  it('holds a revocation of the list against a builder where more than the name agrees, until it is taken back', async () => {
    const revocation = {
      projectId: newId(),
      reraNumber: 'P51800009999',
      builderId: LATE,
      district: 'Mumbai Suburban',
      matchedBy: 'NAME_AND_DISTRICT' as const,
      firstSeenOn: '2026-11-01',
    };
    const caps = async () => {
      const ask = subgraphClient(running.subgraph);
      const query = `query($id: ID!) { builderReputation(builderId: $id) { caps } }`;
      return expectData<{ builderReputation: { caps: string[] } }>(await ask(query, { id: LATE }))
        .builderReputation.caps;
    };
    await sync([register[2] as Project], '2026-11-01', { revocations: [revocation] });
    expect(await caps()).toEqual(['RERA_REVOKED']);
    await sync([register[2] as Project], '2024-05-01', { replaces: true, revocations: [] });
    expect(await caps()).toEqual([]);
  });

  it('forgets what a register in the place of a wrong one does not name, but not what a later one names', async () => {
    const mistaken = project(9, newId());
    const known = async () => {
      const em = running.subgraph.database.orm.em.fork();
      return em.execute('select 1 from reputation.project where project_id = ?', [mistaken.projectId]);
    };
    const sentAt = new Date('2026-11-20T10:00:00Z');
    const send = (given: Partial<EventInput<'RegistrySynced'>>, minutes: number) =>
      deliverEvent(
        running.subgraph,
        'RegistrySynced',
        { syncId: newId(), asOf: '2026-11-01', last: true, projects: [], ...given },
        null,
        { time: new Date(sentAt.getTime() + minutes * 60_000) },
      );
    const forget = { replaces: true, unnamed: [mistaken.projectId] };
    await send({ projects: [mistaken] }, 0);
    await send(forget, 1);
    expect(await known()).toHaveLength(0);
    await send({ projects: [mistaken] }, 3);
    await send(forget, 2);
    expect(await known()).toHaveLength(1);
  });

  it('answers one and fifty builders with the same statements', async () => {
    const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Builder {
      id reputation { score interval reasons { code } } reviews(first: 3) { edges { node { stars } } } } } }`;
    const ask = subgraphClient(running.subgraph);
    const count = async (builders: string[]) => {
      statements.length = 0;
      expectData(await ask(query, { r: builders.map((id) => ({ __typename: 'Builder', id })) }));
      return statements.slice();
    };
    const one = await count([GOOD]);
    const fifty = await count([GOOD, LATE, ...Array.from({ length: 48 }, () => newId())]);
    expect(fifty).toHaveLength(one.length);
    expect(one.filter((sql) => sql.includes('from reputation.'))).toHaveLength(2);
  });

  it('may not change what it once said', async () => {
    const em = running.subgraph.database.orm.em.fork();
    await expect(em.execute('update reputation.builder_reputation set score = 100')).rejects.toThrow(
      /permission denied/,
    );
    await expect(em.execute('delete from reputation.builder_reputation')).rejects.toThrow(
      /permission denied/,
    );
  });
});
