import { expect, it } from '@jest/globals';
import { createEvent } from '@propmubi/events';
import { newId } from '@propmubi/runtime';
import { deliverEvent, until } from '@propmubi/testkit';
import { AGENT_ID, FIRST } from '../support/notified.js';
import type { Received } from '../support/webhook-receiver.js';
import { MINUTE, DAY, type WebhooksUnderTest } from '../support/webhooks-under-test.js';

/** What is sent, in which order, and how often. */
export function describeDelivery(hooks: WebhooksUnderTest): void {
  const { accepted, at, bodies, create, created, lead, log, verifies, work } = hooks;

  it('are called with what was promised of an event, signed', async () => {
    const { secret, webhook } = await create();
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const about = lead();
    await created(about);
    await accepted(about);
    await work();
    expect(bodies().map(({ type }) => type)).toEqual(['lead.created', 'lead.accepted']);
    const [first] = hooks.receiver.received as [Received];
    expect(JSON.parse(first.body)).toEqual({
      type: 'lead.created',
      timestamp: at(),
      data: { ...about, listingId: null, projectId: null, source: 'WEB', createdAt: at() },
    });
    expect(hooks.receiver.received.map((one) => verifies(secret, one))).toEqual([true, true]);
    expect(verifies(secret, { ...first, body: first.body.replace('WEB', 'APP') })).toBe(false);
    const { nodes } = await log(webhook.id);
    expect(nodes).toMatchObject([
      { eventType: 'lead.accepted', status: 'DELIVERED', attempts: 1, responseStatus: 204, failure: null },
      { eventType: 'lead.created', eventId: first.headers['webhook-id'] },
    ]);
    // A secret is nowhere in the open.
    expect(JSON.stringify(await hooks.identity.dump())).not.toContain(secret.slice(6));
  });

  it('are called for events of their organization, types and filter alone, and for each once', async () => {
    const otherAgent = newId();
    await create({ eventTypes: ['LEAD_ACCEPTED'], filter: { agentIds: [AGENT_ID] } });
    const about = lead();
    const event = {
      ...about,
      agentId: AGENT_ID,
      assignmentId: newId(),
      assignedAt: at(),
      acceptedAt: at(),
      secondsToAccept: 0,
    };
    await created(about);
    await accepted(lead(), otherAgent);
    await deliverEvent(
      hooks.identity.subgraph,
      'LeadAccepted',
      { ...event, organizationId: newId() },
      newId(),
    );
    await work();
    expect(hooks.receiver.received).toEqual([]);
    // The bus hands an event on again whose outcome it does not know.
    const twice = createEvent({ type: 'LeadAccepted', organizationId: FIRST, data: event }, newId());
    for (let time = 0; time < 2; time++)
      await hooks.identity.asTenant(FIRST, async (em) => {
        for (const consumer of hooks.identity.subgraph.consumers.filter(
          ({ type }) => type === 'LeadAccepted',
        ))
          await consumer.handle(twice, em);
      });
    await work();
    expect(bodies()).toMatchObject([{ type: 'lead.accepted', data: { leadId: about.leadId } }]);
  });

  it('keep the order of a subject while its first message waits, and hold no other up', async () => {
    const { webhook } = await create();
    const [slow, quick] = [lead(), lead()];
    hooks.receiver.answer = ({ body }) => (body.includes(slow.leadId) ? 503 : 204);
    await created(slow);
    await accepted(slow);
    await created(quick);
    await work();
    expect(
      bodies()
        .map(({ data }) => data.leadId)
        .sort(),
    ).toEqual([slow.leadId, quick.leadId].sort());
    expect((await log(webhook.id, { status: 'PENDING' })).nodes).toMatchObject([
      { eventType: 'lead.accepted', attempts: 0 },
      { eventType: 'lead.created', attempts: 1, responseStatus: 503, failure: 'STATUS' },
    ]);
    await work();
    expect(hooks.receiver.received).toHaveLength(2);
    hooks.receiver.answer = () => 204;
    hooks.identity.advance(10_000);
    await work();
    const ofSlow = hooks.receiver.received.filter(({ body }) => body.includes(slow.leadId));
    expect(ofSlow.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      ...['lead.created', 'lead.created', 'lead.accepted'],
    ]);
    // The same message keeps its id.
    expect(ofSlow[0]?.headers['webhook-id']).toBe(ofSlow[1]?.headers['webhook-id']);
  });

  it('of one organization leave the workers to others', async () => {
    const { webhook } = await create();
    const about = lead();
    // A receiver that takes its time: after half a minute the rest of its lane waits for its next turn.
    hooks.receiver.answer = () => {
      hooks.identity.advance(MINUTE);
      return 204;
    };
    for (let count = 0; count < 3; count++) await created(about);
    await work();
    expect(hooks.receiver.received).toHaveLength(1);
    await work();
    expect(hooks.receiver.received).toHaveLength(2);
    // Whatever waits behind a message that was put off is not due, however much it is.
    hooks.receiver.answer = ({ body }) => (body.includes('lead.created') ? 503 : 204);
    await work();
    await hooks.identity.sql(`insert into identity.webhook_delivery
        (id, organization_id, endpoint_id, event_id, event_type, subject_id, data, occurred_at, created_at, status, next_attempt_at)
      select gen_random_uuid(), organization_id, endpoint_id, gen_random_uuid(), event_type, subject_id, data, occurred_at,
             created_at, 'PENDING', created_at - interval '1 hour'
        from identity.webhook_delivery, generate_series(1, 600) where status = 'PENDING'`);
    await accepted();
    await work();
    expect((await log(webhook.id, { status: 'DELIVERED' })).nodes).toMatchObject([
      { eventType: 'lead.accepted' },
      { eventType: 'lead.created' },
    ]);
  });

  it('are tried for three days, and go on behind what was given up', async () => {
    const { webhook } = await create();
    const about = lead();
    hooks.receiver.answer = ({ body }) =>
      body.includes('lead.created') ? { status: 302, headers: { location: hooks.receiver.url } } : 204;
    await created(about);
    await accepted(about);
    for (let days = 0; days < 5; days++) {
      await work();
      hooks.identity.advance(DAY);
    }
    expect((await log(webhook.id)).nodes).toMatchObject([
      { eventType: 'lead.accepted', status: 'DELIVERED' },
      {
        eventType: 'lead.created',
        status: 'DEAD',
        failure: 'REDIRECT',
        responseStatus: 302,
        nextAttemptAt: null,
      },
    ]);
    // Redirects were not followed: each request was an attempt.
    expect(hooks.receiver.received.filter(({ body }) => body.includes('lead.created'))).toHaveLength(4);
  });

  it('are sent by jobs that commit with the event, and forgotten after 30 days', async () => {
    const { webhook } = await create();
    hooks.identity.clock.now = Date.now() - MINUTE;
    await hooks.identity.subgraph.webhooks.start();
    await created();
    await until(() => hooks.receiver.received.length > 0, { timeoutMs: 20_000, what: 'the job' });
    await until(
      async () =>
        (await hooks.identity.sql(`select from identity.webhook_delivery where status = 'DELIVERED'`))
          .rowCount === 1,
    );
    const groups = await hooks.identity.sql(
      `select distinct group_id from identity_jobs.job where name = 'webhook'`,
    );
    expect(groups.rows).toEqual([{ group_id: FIRST }]);
    expect(await hooks.identity.subgraph.webhooks.trim()).toBe(0);
    await hooks.identity.sql(`insert into identity.webhook_delivery
        (id, organization_id, endpoint_id, event_id, event_type, subject_id, data, occurred_at, created_at, status, next_attempt_at)
      select gen_random_uuid(), organization_id, endpoint_id, gen_random_uuid(), event_type, subject_id, data, occurred_at,
             created_at, 'DEAD', created_at from identity.webhook_delivery, generate_series(1, 10000)`);
    hooks.identity.advance(31 * DAY);
    expect(await hooks.identity.subgraph.webhooks.trim()).toBe(10_001);
    expect(webhook.id).toBeTruthy();
  });
}
