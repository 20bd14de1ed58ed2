import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData, take } from '@propmubi/testkit';
import { type ExecutionResult, parse } from 'graphql';
import { createIdentitySubgraph, revokedSessionKey } from '../src/index.js';
import { type IdentityUnderTest, startIdentity } from './support/identity-under-test.js';
import { notified, people } from './support/notified.js';
import { world } from './support/world.js';

const RECEIVED = parse(`subscription($after: Cursor) { notificationReceived(after: $after) {
  cursor unreadCount notification { kind subjectId } gap { missed } } }`);

interface Received {
  cursor: string;
  unreadCount: number;
  notification: { kind: string; subjectId: string } | null;
  gap: { missed: number } | null;
}
type Stream = AsyncIterableIterator<ExecutionResult>;

describe('Subscription.notificationReceived', () => {
  let identity: IdentityUnderTest;
  const opened: Stream[] = [];
  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterEach(async () => {
    for (const stream of opened.splice(0)) await stream.return?.();
  });
  afterAll(() => identity?.close());
  const { documentVerified } = notified(() => identity);

  async function open(viewer: Viewer, after?: string, subgraph = identity.subgraph): Promise<Stream> {
    const stream = await subgraph.subscribe({ document: RECEIVED, variables: { after } }, viewer);
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
    opened.push(stream);
    return stream;
  }
  async function received(stream: Stream, count: number): Promise<Received[]> {
    return (await take(stream, count, 15_000)).map((result) => {
      expect(result.errors).toBeUndefined();
      return (result.data as { notificationReceived: Received }).notificationReceived;
    });
  }
  const cursorOf = async (viewer: Viewer) =>
    expectData<{ notificationCursor: string }>(await identity.ask(`{ notificationCursor }`, {}, viewer))
      .notificationCursor;

  it('tells what happens, in order, with the count of what is unread', async () => {
    const { buyer } = people;
    const stream = await open(buyer, await cursorOf(buyer));
    const documents = [];
    for (let i = 0; i < 3; i++) documents.push(await documentVerified(buyer.userId as string));
    const events = await received(stream, 3);
    expect(events.map(({ notification }) => notification?.subjectId)).toEqual(documents);
    expect(events.at(-1)?.unreadCount).toBe(3);
  });

  it('resumes after a cursor without loss or repetition, and hears what another process wrote', async () => {
    const { manager } = people;
    const userId = manager.userId as string;
    const start = await cursorOf(manager);
    const documents = [await documentVerified(userId), await documentVerified(userId)];
    const first = await open(manager, start);
    const seen = await received(first, 2);
    await first.return?.();
    documents.push(await documentVerified(userId));
    const second = await open(manager, seen[1]?.cursor);
    const other = await createIdentitySubgraph(identity.config, {});
    const elsewhere = notified(() => ({ ...identity, subgraph: other }));
    seen.push(...(await received(second, 1)));
    documents.push(await elsewhere.documentVerified(userId));
    seen.push(...(await received(second, 1)));
    await other.close();
    expect(seen.map(({ notification }) => notification?.subjectId)).toEqual(documents);
  });

  it('begins without a cursor with what happens next', async () => {
    const { agent } = people;
    await documentVerified(agent.userId as string);
    const stream = await open(agent);
    const next = await documentVerified(agent.userId as string);
    expect((await received(stream, 1))[0]?.notification?.subjectId).toBe(next);
  });

  it('refuses the cursor of another person, and an altered one', async () => {
    const cursor = await cursorOf(people.agent);
    const attempts = [
      [people.buyer, cursor],
      [people.agent, `1${cursor}`],
      [people.agent, 'nonsense'],
    ] as const;
    for (const [viewer, after] of attempts) {
      const answer = await identity.subgraph.subscribe({ document: RECEIVED, variables: { after } }, viewer);
      expect((answer as ExecutionResult).errors?.[0]?.extensions?.['code']).toBe('BAD_CURSOR');
    }
  });

  it('says how many are no longer kept', async () => {
    const { colleague } = people;
    const start = await cursorOf(colleague);
    for (let i = 0; i < 3; i++) await documentVerified(colleague.userId as string);
    await identity.sql(
      `update identity.notification set created_at = '2020-01-01' where user_id = $1 and seq <= 2`,
      [colleague.userId],
    );
    await identity.subgraph.notifications.trim();
    const [gap, rest] = await received(await open(colleague, start), 2);
    expect(gap).toMatchObject({ notification: null, gap: { missed: 2 } });
    expect(rest).toMatchObject({ notification: { kind: 'DOCUMENT_VERIFIED' }, gap: null });
  });

  it('ends with the session', async () => {
    const viewer = { ...people.buyer, sessionId: crypto.randomUUID() };
    const stream = await open(viewer);
    await identity.redis.set(revokedSessionKey(viewer.sessionId), '1', 'EX', 60);
    await documentVerified(viewer.userId as string);
    const [result] = await take(stream, 1, 15_000);
    expect(result?.errors?.[0]?.extensions?.['code']).toBe('SESSION_REVOKED');
  });

  it('ends when it is left, and when the service stops', async () => {
    const own = await createIdentitySubgraph(identity.config, {});
    const left = await open(people.buyer, undefined, own);
    const waiting = left.next();
    await left.return?.();
    expect(await waiting).toMatchObject({ done: true });
    const open2 = await open(people.buyer, undefined, own);
    const ending = open2.next();
    await own.close();
    const { value } = await ending;
    expect((value as ExecutionResult).errors?.[0]?.extensions?.['code']).toBe('SERVICE_RESTARTING');
  });
});
