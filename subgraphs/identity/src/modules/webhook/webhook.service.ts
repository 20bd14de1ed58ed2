import {
  assertId,
  type AuditAction,
  type Connection,
  type EntityManager,
  type Limit,
  limitKeys,
  newId,
  readPage,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { parseName } from '../../validation/index.js';
import { beginSettingsChange } from '../membership/begin-settings-change.js';
import { assertManagerInPerson } from '../membership/membership.policy.js';
import { insertDeliveries, insertReplays } from './delivery/delivery.repository.js';
import { TEST_EVENT } from './webhook-events.js';
import { newSecret, OVERLAP_MS, sealSecret } from './webhook-secret.js';
import { parseWebhookUrl } from './webhook-url.js';
import { replayRangeInvalid, tooManyWebhooks, webhookNotFound } from './webhook.errors.js';
import {
  deleteEndpoint,
  findDeliveries,
  insertEndpoint,
  listEndpoints,
  lockEndpoint,
  replaceSecret,
  type StoredWebhook,
  takeTurns,
  updateEndpoint,
} from './webhook.repository.js';
import type {
  CreateWebhookInput,
  ReplayWebhookInput,
  UpdateWebhookInput,
  Webhook,
  WebhookDeliveriesArgs,
  WebhookDelivery,
  WebhookFilter,
  WebhookFilterInput,
} from './webhook.types.js';

/** The place in the log. */
const cursorShape = z.tuple([z.number().int()]);
const MOST_WEBHOOKS = 20;
const MOST_REPLAYED = 10_000;
/** Changes, tests and replays: each has a stranger’s host called, and carries what happens at a brokerage out of the platform. */
const CHANGES: Limit = {
  name: 'webhook-changes',
  points: 60,
  windowSeconds: 60 * 60,
  onRedisDown: 'refuse',
};

/** Messages that are sent again: what a month away takes, and not a way to have a host of one's choice called ten million times a day. */
export const REPLAYED: Limit = {
  name: 'webhook-replays',
  points: 50_000,
  windowSeconds: 24 * 60 * 60,
  onRedisDown: 'refuse',
};

export async function listWebhooks(context: IdentityContext): Promise<Webhook[]> {
  assertManagerInPerson(context.viewer);
  return context.db.read((em) => listEndpoints(em, context.now()));
}

export async function listDeliveries(
  context: IdentityContext,
  args: WebhookDeliveriesArgs,
): Promise<Connection<WebhookDelivery>> {
  assertManagerInPerson(context.viewer);
  const page = readPage(args, cursorShape);
  const { webhookId, status } = args;
  const found = await context.db.read((em) =>
    findDeliveries(em, page, { webhookId, status: status ?? null }),
  );
  return toConnection(found, page, ({ seq }) => [Number(seq)]);
}

/** @throws TOO_MANY_WEBHOOKS, WEBHOOK_URL_INVALID, INVALID_NAME */
export async function createWebhook(
  context: IdentityContext,
  input: CreateWebhookInput,
): Promise<{ webhook: Webhook; secret: string }> {
  const { organizationId } = await beginSettingsChange(context, CHANGES);
  const name = parseName(input.name);
  const url = parseWebhookUrl(input.url, context.webhooks.allowPrivate);
  const id = newId();
  const secret = newSecret();
  const webhook = await context.db.write(async (em) => {
    await takeTurns(em, organizationId);
    if ((await listEndpoints(em, context.now())).length >= MOST_WEBHOOKS)
      throw tooManyWebhooks(MOST_WEBHOOKS);
    const values = { id, name, url, eventTypes: input.eventTypes, filter: filterOf(input.filter) };
    await insertEndpoint(
      em,
      organizationId,
      { ...values, secretSealed: sealSecret(context.keys, secret, id) },
      context.now(),
    );
    return recorded(context, em, 'WEBHOOK_CREATED', id);
  });
  return { webhook, secret };
}

/** @throws WEBHOOK_NOT_FOUND, WEBHOOK_URL_INVALID, INVALID_NAME */
export async function updateWebhook(context: IdentityContext, input: UpdateWebhookInput): Promise<Webhook> {
  await beginSettingsChange(context, CHANGES);
  const id = assertId(input.webhookId, 'webhookId');
  const name = input.name == null ? undefined : parseName(input.name);
  const url = input.url == null ? undefined : parseWebhookUrl(input.url, context.webhooks.allowPrivate);
  return change(context, 'WEBHOOK_CHANGED', id, async (em, known) => {
    const values = {
      id,
      name: name ?? known.name,
      url: url ?? known.url,
      eventTypes: input.eventTypes ?? known.eventTypes,
      filter: input.filter ? filterOf(input.filter) : known.filter,
      enabled: input.enabled ?? known.enabled,
    };
    await updateEndpoint(em, values, context.now());
  });
}

/** @throws WEBHOOK_NOT_FOUND */
export async function rotateWebhookSecret(
  context: IdentityContext,
  webhookId: string,
): Promise<{ webhook: Webhook; secret: string }> {
  await beginSettingsChange(context, CHANGES);
  const id = assertId(webhookId, 'webhookId');
  const secret = newSecret();
  const webhook = await change(context, 'WEBHOOK_SECRET_ROTATED', id, async (em) => {
    const previousUntil = new Date(context.now().getTime() + OVERLAP_MS);
    await replaceSecret(
      em,
      { id, secretSealed: sealSecret(context.keys, secret, id), previousUntil },
      context.now(),
    );
  });
  return { webhook, secret };
}

/** With its log. @throws WEBHOOK_NOT_FOUND */
export async function removeWebhook(context: IdentityContext, webhookId: string): Promise<string> {
  await beginSettingsChange(context, CHANGES);
  const id = assertId(webhookId, 'webhookId');
  await context.db.write(async (em) => {
    if (!(await deleteEndpoint(em, id))) throw webhookNotFound();
    await audit(context, em, 'WEBHOOK_REMOVED', id);
  });
  return id;
}

/** Its own subject, so that it waits for nothing. @throws WEBHOOK_NOT_FOUND */
export async function sendTestWebhook(context: IdentityContext, webhookId: string): Promise<string> {
  const { organizationId } = await beginSettingsChange(context, CHANGES);
  const endpointId = assertId(webhookId, 'webhookId');
  const eventId = newId();
  const now = context.now();
  await context.db.write(async (em) => {
    if (!(await lockEndpoint(em, endpointId, now))) throw webhookNotFound();
    const about = { endpointId, eventId, subjectId: eventId, eventType: TEST_EVENT };
    await insertDeliveries(em, organizationId, [{ ...about, data: { webhookId }, occurredAt: now }], now);
    await context.webhooks.schedule(em, [{ organizationId, endpointId, subjectId: eventId, at: now }]);
  });
  return eventId;
}

/** Behind what is still to be sent. @throws WEBHOOK_NOT_FOUND, REPLAY_RANGE_INVALID, RateLimitedError */
export async function replayWebhook(
  context: IdentityContext,
  { webhookId, from, until }: ReplayWebhookInput,
): Promise<number> {
  const { organizationId } = await beginSettingsChange(context, CHANGES);
  const endpointId = assertId(webhookId, 'webhookId');
  if (until <= from) throw replayRangeInvalid();
  const now = context.now();
  return context.db.write(async (em) => {
    if (!(await lockEndpoint(em, endpointId, now))) throw webhookNotFound();
    const range = { endpointId, from, until, most: MOST_REPLAYED };
    const replayed = await insertReplays(em, organizationId, range, now);
    if (replayed.length > 0)
      await context.limits.spend([
        { limit: REPLAYED, key: limitKeys.tenant(organizationId), points: replayed.length },
      ]);
    const subjects = new Set(replayed.map(({ subjectId }) => subjectId));
    const lanes = [...subjects].map((subjectId) => ({ organizationId, endpointId, subjectId, at: now }));
    await context.webhooks.schedule(em, lanes);
    await audit(context, em, 'WEBHOOK_REPLAYED', endpointId);
    return replayed.length;
  });
}

async function change(
  context: IdentityContext,
  action: AuditAction,
  id: string,
  work: (em: EntityManager, known: StoredWebhook) => Promise<void>,
): Promise<Webhook> {
  return context.db.write(async (em) => {
    const known = await lockEndpoint(em, id, context.now());
    if (!known) throw webhookNotFound();
    await work(em, known);
    return recorded(context, em, action, id);
  });
}

/** The webhook as it is now, with a line in the trail. */
async function recorded(
  context: IdentityContext,
  em: EntityManager,
  action: AuditAction,
  id: string,
): Promise<Webhook> {
  await audit(context, em, action, id);
  return (await lockEndpoint(em, id, context.now())) as StoredWebhook;
}

async function audit(
  context: IdentityContext,
  em: EntityManager,
  action: AuditAction,
  subjectId: string,
): Promise<void> {
  const { userId, organizationId } = assertManagerInPerson(context.viewer);
  await setTransactionUser(em, { userId, organizationId });
  await context.audit.append(em, { organizationId, actorId: userId, action, subjectId, at: context.now() });
}

function filterOf(input: WebhookFilterInput | null | undefined): WebhookFilter {
  const ids = (given: readonly string[] | null | undefined) => [
    ...new Set((given ?? []).map((id) => id.toLowerCase())),
  ];
  return {
    agentIds: ids(input?.agentIds),
    listingIds: ids(input?.listingIds),
    projectIds: ids(input?.projectIds),
  };
}
