import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deliverEvent, expectData, expectErrorCode } from '@propmubi/testkit';
import { createEvent } from '@propmubi/events';
import { newId } from '@propmubi/runtime';
import { type IdentityUnderTest, startIdentity } from './support/identity-under-test.js';
import { AGENT_ID, FIRST, notified, people } from './support/notified.js';
import { world } from './support/world.js';

const MARK = `mutation($ids: [ID!]) { markNotificationsRead(input: { notificationIds: $ids }) { unreadCount } }`;

describe('Query.notifications', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());
  const { assign, documentVerified, list } = notified(() => identity);

  it('lists one’s own, newest first, page by page, in one’s language', async () => {
    const { colleague } = people;
    const documents = [];
    for (let i = 0; i < 3; i++) documents.unshift(await documentVerified(colleague.userId as string));
    const first = await list(colleague, { first: 2 });
    expect(first).toMatchObject({ unreadCount: 3, pageInfo: { hasNextPage: true } });
    const second = await list(colleague, { first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ subjectId }) => subjectId)).toEqual(documents);
    expect(first.nodes[0]).toMatchObject({
      kind: 'DOCUMENT_VERIFIED',
      title: 'Document verified',
      readAt: null,
    });
    const { leadId } = await assign();
    const [lead] = (await list(people.agent)).nodes;
    // The agent's first language is Marathi.
    expect(lead).toMatchObject({ kind: 'LEAD_ASSIGNED', subjectId: leadId, title: 'नवीन लीड' });
    const asked = `query($id: ID!) { notification(id: $id) { title(language: EN) body(language: HI) } }`;
    const one = expectData<{ notification: object }>(
      await identity.ask(asked, { id: lead?.id }, people.agent),
    ).notification;
    expect(one).toMatchObject({ title: 'New lead', body: expect.stringContaining('एक नई लीड') });
  });

  it('counts and marks what is unread: named ones, or all', async () => {
    const { manager } = people;
    for (let i = 0; i < 3; i++) await documentVerified(manager.userId as string);
    const [newest] = (await list(manager)).nodes;
    const marked = expectData(await identity.ask(MARK, { ids: [newest?.id] }, manager));
    expect(marked).toEqual({ markNotificationsRead: { unreadCount: 2 } });
    expect((await list(manager, { unreadOnly: true })).nodes.map(({ id }) => id)).not.toContain(newest?.id);
    expect(expectData(await identity.ask(MARK, {}, manager))).toEqual({
      markNotificationsRead: { unreadCount: 0 },
    });
    expect(await list(manager, { unreadOnly: true })).toMatchObject({ unreadCount: 0, nodes: [] });
  });

  it('shows and changes nothing of others', async () => {
    await documentVerified(people.buyer.userId as string);
    const [own] = (await list(people.buyer)).nodes;
    for (const stranger of [people.colleague, people.otherManager]) {
      expect((await list(stranger)).nodes.map(({ id }) => id)).not.toContain(own?.id);
      const byId = await identity.ask(
        `query($id: ID!) { notification(id: $id) { id } }`,
        { id: own?.id },
        stranger,
      );
      expect(expectData(byId)).toEqual({ notification: null });
      expectData(await identity.ask(MARK, { ids: [own?.id] }, stranger));
    }
    expect((await list(people.buyer)).nodes[0]).toMatchObject({ id: own?.id, readAt: null });
    expectErrorCode(await identity.ask(`{ notifications { unreadCount } }`), 'UNAUTHENTICATED');
  });

  it('is protected by the database: a transaction of one person reads no row of another', async () => {
    await documentVerified(people.buyer.userId as string);
    const scope = identity.subgraph.database.scope(people.agent);
    const tables = ['notification', 'notification_delivery', 'notification_feed', 'marketing_consent'];
    for (const table of tables) {
      const rows = await scope.write((em) =>
        em.execute<{ user_id: string }[]>(`select user_id from identity.${table}`),
      );
      expect(new Set(rows.map(({ user_id }) => user_id))).not.toContain(people.buyer.userId);
    }
  });

  it('notifies once of an event that is replayed', async () => {
    const data = {
      documentId: randomUUID(),
      organizationId: null,
      subjectType: 'USER' as const,
      subjectId: people.buyer.userId as string,
      documentType: 'PAN',
      verifiedAt: new Date().toISOString(),
    };
    const event = createEvent({ type: 'DocumentVerified', organizationId: null, data }, newId(), new Date());
    const before = (await list(people.buyer)).nodes.length;
    const consumers = identity.subgraph.consumers.filter(({ type }) => type === 'DocumentVerified');
    for (let i = 0; i < 2; i++)
      for (const consumer of consumers)
        await identity.subgraph.database
          .scope({ ...people.buyer, userId: null })
          .write((em) => consumer.handle(event, em));
    expect((await list(people.buyer)).nodes).toHaveLength(before + 1);
    const { rows } = await identity.sql(
      `select seq from identity.notification where user_id = $1 order by seq`,
      [people.buyer.userId],
    );
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1));
  });

  it('tells managers of a lead in the pond, and only those of its brokerage', async () => {
    const leadId = randomUUID();
    const breach = {
      leadId,
      organizationId: FIRST,
      assignmentId: randomUUID(),
      agentId: AGENT_ID,
      promise: 'ACCEPT' as const,
      dueAt: new Date().toISOString(),
      breachedAt: new Date().toISOString(),
      misses: 2,
      next: 'POND' as const,
    };
    await deliverEvent(identity.subgraph, 'LeadSlaBreached', breach, FIRST);
    await deliverEvent(
      identity.subgraph,
      'LeadSlaBreached',
      { ...breach, leadId: randomUUID(), next: 'REASSIGNED' },
      FIRST,
    );
    const told = async () => (await list(people.manager)).nodes.filter(({ kind }) => kind === 'LEAD_IN_POND');
    expect((await told()).map(({ subjectId }) => subjectId)).toEqual([leadId]);
    expect((await list(people.otherManager)).nodes).toEqual([]);
    // Of yesterday's, which a consumer that stood still tells today, no phone rings.
    const breachedAt = new Date(Date.now() - 86_400_000).toISOString();
    await deliverEvent(
      identity.subgraph,
      'LeadSlaBreached',
      { ...breach, leadId: randomUUID(), breachedAt },
      FIRST,
    );
    expect(await told()).toHaveLength(2);
    const { rows } = await identity.sql(
      `select created_at, (select count(*)::int from identity.notification_delivery d
                            where d.notification_id = n.id) as deliveries
         from identity.notification n where user_id = $1 and kind = 'LEAD_IN_POND' order by created_at`,
      [people.manager.userId],
    );
    expect(rows).toEqual([
      { created_at: new Date(breachedAt), deliveries: 0 },
      { created_at: expect.any(Date), deliveries: 1 },
    ]);
  });

  it('tells a person of homes that match their search', async () => {
    const savedSearchId = randomUUID();
    const matched = {
      savedSearchId,
      userId: people.buyer.userId as string,
      alert: 'DAILY' as const,
      matches: 3,
      listingIds: [randomUUID()],
      matchedAt: new Date().toISOString(),
    };
    await deliverEvent(identity.subgraph, 'SavedSearchMatched', matched);
    const told = (await list(people.buyer)).nodes.filter(({ kind }) => kind === 'SAVED_SEARCH_MATCHED');
    expect(told.map(({ subjectId }) => subjectId)).toEqual([savedSearchId]);
  });

  it('says nothing to an account that is closed or unknown', async () => {
    await documentVerified(randomUUID());
    await identity.sql(`update identity.user_account set status = 'DEACTIVATED' where id = $1`, [
      people.otherManager.userId,
    ]);
    await documentVerified(people.otherManager.userId as string);
    await identity.sql(`update identity.user_account set status = 'ACTIVE' where id = $1`, [
      people.otherManager.userId,
    ]);
    expect((await list(people.otherManager)).nodes).toEqual([]);
  });

  it('forgets after 90 days, and says so to an older cursor', async () => {
    await identity.sql(
      `update identity.notification set created_at = created_at - interval '91 days' where user_id = $1`,
      [people.colleague.userId],
    );
    expect(await identity.subgraph.notifications.trim()).toBe(3);
    expect((await list(people.colleague)).nodes).toEqual([]);
    const { rows } = await identity.sql(
      `select seq, floor from identity.notification_feed where user_id = $1`,
      [people.colleague.userId],
    );
    expect(rows).toEqual([{ seq: '3', floor: '3' }]);
  });
});
