import { newId } from '@propmubi/runtime';
import { deliverEvent, expectData, subgraphClient } from '@propmubi/testkit';
import { Webhook } from 'standardwebhooks';
import { createIdentitySubgraph } from '../../src/index.js';
import type { IdentitySubgraph } from '../../src/subgraph.types.js';
import { type IdentityUnderTest, type SignedIn, signIn, startIdentity } from './identity-under-test.js';
import { AGENT_ID, FIRST } from './notified.js';
import { type Received, startReceiver, type WebhookReceiver } from './webhook-receiver.js';
import { world } from './world.js';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const MANAGER = '+919810000021';
export const OTHER_MANAGER = '+919810000022';

const SHOWN = 'id name url eventTypes filter { agentIds } enabled previousSecretUntil';
export const CREATE = `mutation($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { ${SHOWN} } } }`;
export const UPDATE = `mutation($input: UpdateWebhookInput!) { updateWebhook(input: $input) { webhook { ${SHOWN} } } }`;
export const ROTATE = `mutation($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { secret webhook { previousSecretUntil } } }`;
export const REMOVE = `mutation($input: RemoveWebhookInput!) { removeWebhook(input: $input) { webhookId } }`;
export const TEST = `mutation($input: SendTestWebhookInput!) { sendTestWebhook(input: $input) { eventId } }`;
export const REPLAY = `mutation($input: ReplayWebhookInput!) { replayWebhook(input: $input) { replayedCount } }`;
export const LOG = `query($webhookId: ID!, $status: WebhookDeliveryStatus, $after: String) {
  webhookDeliveries(webhookId: $webhookId, status: $status, first: 2, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { eventId eventType subjectId status attempts nextAttemptAt responseStatus failure isReplay }
  }
}`;

interface Created {
  createWebhook: { secret: string; webhook: { id: string } };
}
export interface Log {
  webhookDeliveries: {
    pageInfo: { hasNextPage: boolean; endCursor: string };
    nodes: {
      eventId: string;
      eventType: string;
      status: string;
      attempts: number;
      nextAttemptAt: string | null;
    }[];
  };
}

/** Two brokerages, and a system of one of them that is called. */
export class WebhooksUnderTest {
  identity!: IdentityUnderTest;
  receiver!: WebhookReceiver;
  /** Of the first brokerage, signed in a moment ago. */
  manager!: SignedIn;
  /** As production has it: public addresses alone. */
  strict!: { subgraph: IdentitySubgraph; ask: IdentityUnderTest['ask'] };

  async start(): Promise<void> {
    this.receiver = await startReceiver();
    this.identity = await startIdentity({}, { webhooks: { allowPrivate: true } });
    await this.identity.subgraph.seed(world);
    const config = { ...this.identity.config, webhooks: { allowPrivate: false } };
    const subgraph = await createIdentitySubgraph(config, { now: () => this.identity.clock.now });
    this.strict = { subgraph, ask: subgraphClient(subgraph) };
  }

  async close(): Promise<void> {
    await this.strict?.subgraph.close();
    await this.identity?.close();
    await this.receiver?.close();
  }

  async reset(): Promise<void> {
    await this.identity.redis.flushdb();
    this.identity.advance(30 * MINUTE);
    await this.identity.sql('delete from identity.webhook_endpoint');
    this.receiver.received.length = 0;
    this.receiver.answer = () => 204;
    this.manager = await signIn(this.identity, MANAGER);
  }

  readonly ask = (query: string, variables: Record<string, unknown> = {}, viewer = this.manager.viewer) =>
    this.identity.ask(query, variables, viewer);

  readonly create = async (input: Record<string, unknown> = {}, viewer = this.manager.viewer) => {
    const url = this.receiver.url;
    const given = { name: 'CRM', url, eventTypes: ['LEAD_CREATED', 'LEAD_ACCEPTED'], ...input };
    return expectData<Created>(await this.ask(CREATE, { input: given }, viewer)).createWebhook;
  };

  readonly at = () => new Date(this.identity.clock.now).toISOString();

  readonly lead = (leadId: string = newId()) => ({ leadId, organizationId: FIRST });

  readonly created = (about = this.lead(), organizationId = FIRST) =>
    deliverEvent(
      this.identity.subgraph,
      'LeadCreated',
      { ...about, organizationId, source: 'WEB', createdAt: this.at() },
      organizationId,
      { time: new Date(this.identity.clock.now) },
    );

  readonly accepted = (about = this.lead(), agentId = AGENT_ID) =>
    deliverEvent(
      this.identity.subgraph,
      'LeadAccepted',
      {
        ...about,
        agentId,
        assignmentId: newId(),
        assignedAt: this.at(),
        acceptedAt: this.at(),
        secondsToAccept: 0,
      },
      FIRST,
      { time: new Date(this.identity.clock.now) },
    );

  /** Works what is due by the test’s clock. */
  readonly work = () => this.identity.subgraph.webhooks.workDue();

  readonly log = async (webhookId: string, more: Record<string, unknown> = {}) =>
    expectData<Log>(await this.ask(LOG, { webhookId, ...more })).webhookDeliveries;

  readonly bodies = () =>
    this.receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: { leadId: string } });

  /** As a receiver does it; the library’s clock is the machine’s, so it is given what was signed. */
  readonly verifies = (secret: string, { headers, body }: Received) => {
    const [id, seconds] = [String(headers['webhook-id']), Number(headers['webhook-timestamp'])];
    const signature = new Webhook(secret).sign(id, new Date(seconds * 1000), body);
    return String(headers['webhook-signature']).split(' ').includes(signature);
  };
}
