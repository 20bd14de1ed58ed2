import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, recordedActs } from '@propmubi/testkit';
import { documentWorld } from './document-world.js';

describe('the audit trail of documents', () => {
  const world = documentWorld();
  const { agent, appeal, ask, reviewed, reviewer, revoke, submitted } = world;
  beforeAll(world.start);
  afterAll(world.close);

  const actsOf = async (id: string) =>
    (await recordedActs(world.subgraph)).filter(({ subjectId }) => subjectId === id);
  const OPEN = `query ($id: ID!) { documentContent(id: $id) { part } }`;

  it('has who submitted, decided, took back and appealed, in the trail of whose paper it is', async () => {
    const { id } = await submitted();
    const [first, second] = [reviewer(), reviewer()];
    await reviewed(first, id);
    expectData(await revoke(second, id));
    expectData(await appeal(agent, id));
    const acts = await actsOf(id);
    expect(
      acts.map(({ action, actorId, role, before, after }) => [action, actorId, role, before, after]),
    ).toEqual([
      ['DOCUMENT_SUBMITTED', agent.userId, 'AGENT', null, expect.objectContaining({ type: 'NOC' })],
      [
        'DOCUMENT_REVIEWED',
        first.userId,
        'REVIEWER',
        { status: 'IN_REVIEW' },
        { status: 'VERIFIED', decision: 'APPROVE', reason: 'IN_ORDER', forged: false },
      ],
      [
        'DOCUMENT_REVOKED',
        second.userId,
        'REVIEWER',
        { status: 'VERIFIED' },
        { status: 'REVOKED', reason: 'CERTIFICATE_WITHDRAWN', forged: false },
      ],
      ['DOCUMENT_APPEALED', agent.userId, 'AGENT', { status: 'REVOKED' }, { status: 'IN_REVIEW' }],
    ]);
    expect(new Set(acts.map(({ chainId }) => chainId))).toEqual(new Set([agent.organizationId]));
    expect(JSON.stringify(acts)).not.toMatch(/noc\.pdf|seal/);
  });

  it('has a reviewer who opens a paper, and not its submitter', async () => {
    const { id } = await submitted();
    const who = reviewer();
    expectData(await ask(OPEN, { id }, agent));
    expectData(await ask(OPEN, { id }, who));
    const reads = (await actsOf(id)).filter(({ kind }) => kind === 'READ');
    expect(reads).toEqual([
      expect.objectContaining({
        action: 'DOCUMENT_OPENED',
        actorId: who.userId,
        role: 'REVIEWER',
        chainId: agent.organizationId,
      }),
    ]);
  });

  it('names the person whose paper it is', async () => {
    const person = world.member();
    const paper = { subjectType: 'USER', subjectId: person.userId, type: 'AGENT_CERTIFICATE' };
    const { id } = await world.submittedBy(person, paper);
    expectData(await ask(OPEN, { id }, reviewer()));
    expect((await actsOf(id)).at(-1)).toMatchObject({ kind: 'READ', personId: person.userId });
  });
});
