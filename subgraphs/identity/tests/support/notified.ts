import { randomUUID } from 'node:crypto';
import { idOf, type Viewer } from '@propmubi/runtime';
import { deliverEvent, expectData } from '@propmubi/testkit';
import { type IdentityUnderTest, viewerAs } from './identity-under-test.js';

export const FIRST = idOf('Organization', 'first');
export const SECOND = idOf('Organization', 'second');
export const AGENT_ID = idOf('Agent', 'A51800000001');

export const people = {
  agent: viewerAs({ userId: idOf('User', 'a1'), organizationId: FIRST, agentId: AGENT_ID, roles: ['AGENT'] }),
  colleague: viewerAs({ userId: idOf('User', 'a2'), organizationId: FIRST, roles: ['AGENT'] }),
  manager: viewerAs({ userId: idOf('User', 'm1'), organizationId: FIRST, roles: ['BROKERAGE_MANAGER'] }),
  otherManager: viewerAs({
    userId: idOf('User', 'm2'),
    organizationId: SECOND,
    roles: ['BROKERAGE_MANAGER'],
  }),
  buyer: viewerAs({ userId: idOf('User', 'b1'), roles: ['BUYER'] }),
} satisfies Record<string, Viewer>;

export interface ListedNotification {
  id: string;
  kind: string;
  subjectId: string;
  title: string;
  body: string;
  readAt: string | null;
}

const LIST = `query($unreadOnly: Boolean, $first: Int, $after: String) {
  notifications(unreadOnly: $unreadOnly, first: $first, after: $after) {
    unreadCount nodes { id kind category subjectId title body readAt } pageInfo { hasNextPage endCursor } } }`;

/** What happens to leads and papers, and what people see of it. */
export function notified(identity: () => IdentityUnderTest) {
  const now = () => new Date(identity().clock.now).toISOString();
  const turn = (leadId: string, assignmentId: string) => ({
    leadId,
    organizationId: FIRST,
    assignmentId,
    agentId: AGENT_ID,
  });
  return {
    /** An agent gets a lead. */
    async assign(leadId: string = randomUUID(), assignmentId: string = randomUUID()) {
      const data = { ...turn(leadId, assignmentId), seq: 1, reason: 'ROUTED', assignedAt: now() };
      await deliverEvent(identity().subgraph, 'LeadAssigned', data, FIRST);
      return { leadId, assignmentId };
    },
    async seen({ leadId, assignmentId }: { leadId: string; assignmentId: string }) {
      await deliverEvent(
        identity().subgraph,
        'LeadSeen',
        { ...turn(leadId, assignmentId), seenAt: now() },
        FIRST,
      );
    },
    async takenBack(leadId: string) {
      const data = { leadId, organizationId: FIRST, routing: 'POND' as const, unassignedAt: now() };
      await deliverEvent(identity().subgraph, 'LeadUnassigned', data, FIRST);
    },
    /** The buyer of a lead writes to its agent, or the agent to the buyer. */
    async message(
      { leadId, assignmentId }: { leadId: string; assignmentId: string },
      author: 'BUYER' | 'AGENT',
      { notifies = true } = {},
    ) {
      const data = {
        ...turn(leadId, assignmentId),
        ...{ buyerId: people.buyer.userId, messageId: randomUUID(), author, notifies, sentAt: now() },
      };
      await deliverEvent(identity().subgraph, 'LeadMessageSent', data, FIRST);
    },
    /** The agent of a lead sets a time for a visit, or another one. */
    async visitScheduled(leadId: string, visitId: string, scheduledFor: Date) {
      const data = {
        ...{ leadId, organizationId: FIRST, buyerId: people.buyer.userId, agentId: AGENT_ID },
        ...{ visitId, scheduledFor: scheduledFor.toISOString() },
      };
      await deliverEvent(identity().subgraph, 'SiteVisitScheduled', data, FIRST);
    },
    async messagesRead(leadId: string, reader: 'BUYER' | 'AGENT') {
      const agentId = reader === 'AGENT' ? AGENT_ID : null;
      const data = {
        ...{ leadId, organizationId: FIRST, buyerId: people.buyer.userId },
        ...{ reader, agentId, readAt: now() },
      };
      await deliverEvent(identity().subgraph, 'LeadMessagesRead', data, FIRST);
    },
    async documentVerified(userId: string) {
      const data = {
        documentId: randomUUID(),
        organizationId: null,
        subjectType: 'USER' as const,
        subjectId: userId,
        documentType: 'PAN',
        verifiedAt: now(),
      };
      await deliverEvent(identity().subgraph, 'DocumentVerified', data);
      return data.documentId;
    },
    async list(viewer: Viewer, variables: object = {}) {
      const answer = await identity().ask(LIST, { ...variables }, viewer);
      return expectData<{
        notifications: {
          unreadCount: number;
          nodes: ListedNotification[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      }>(answer).notifications;
    },
    async change(viewer: Viewer, input: object) {
      const answer = await identity().ask(
        `mutation($input: UpdateNotificationSettingsInput!) { updateNotificationSettings(input: $input) {
          settings { quietFrom quietTo urgentInQuietHours emailDigest marketingConsents
                     choices { kind channel enabled category } } } }`,
        { input },
        viewer,
      );
      return answer;
    },
    /** Every delivery, as the superuser sees them. */
    async deliveries(viewer: Viewer) {
      const { rows } = await identity().sql(
        `select d.channel, d.status, d.reason, d.attempts, d.due_at from identity.notification_delivery d
          join identity.notification n on n.id = d.notification_id
         where d.user_id = $1 order by n.seq, d.channel`,
        [viewer.userId],
      );
      return rows as {
        channel: string;
        status: string;
        reason: string | null;
        attempts: number;
        due_at: Date;
      }[];
    },
  };
}
