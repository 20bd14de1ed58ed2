import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData } from '@propmubi/testkit';
import { type DisputeWorld, OFFICE, startDisputeWorld } from './dispute-world.js';

const READ = `query($id: ID!) { dispute(id: $id) { statement personalData } }`;
const LIST = `{ disputes(first: 5) { edges { node { statement personalData } } } }`;

const IS_OWN = `query($id: ID!) { dispute(id: $id) { isOwn } }`;

describe('Dispute', () => {
  let world: DisputeWorld;

  beforeAll(async () => {
    world = await startDisputeWorld();
    await world.newAgent();
  });

  afterAll(() => world?.close());

  it('is whole for its author and deciders, and without personal data for those it is about', async () => {
    const statement = 'Took a token of ₹5,00,000 and vanished. Call me: ९८२०० ०००३१ or ravi@example.in.';
    const author = await world.buyer();
    const { id } = await world.opened(author, { statement });
    const read = async (viewer: Viewer) => expectData(await world.ask(READ, { id }, viewer));
    expect(await read(author)).toEqual({ dispute: { statement, personalData: null } });
    expect(await read(world.decider())).toEqual({ dispute: { statement, personalData: ['EMAIL', 'PHONE'] } });
    const redacted = 'Took a token of ₹5,00,000 and vanished. Call me: [PHONE] or [EMAIL].';
    const manager = world.person({ organizationId: OFFICE, roles: ['BROKERAGE_MANAGER'] });
    expect(await read(manager)).toEqual({ dispute: { statement: redacted, personalData: null } });
    expect(expectData(await world.ask(LIST, {}, manager))).toEqual({
      disputes: { edges: [{ node: { statement: redacted, personalData: null } }] },
    });
  });

  it('is told apart by whether one opened it', async () => {
    const author = await world.buyer();
    const { id } = await world.opened(author);
    const isOwn = async (viewer: Viewer) => expectData(await world.ask(IS_OWN, { id }, viewer));
    expect(await isOwn(author)).toEqual({ dispute: { isOwn: true } });
    expect(await isOwn(world.decider())).toEqual({ dispute: { isOwn: false } });
  });
});
