import type { NotificationFacts, NotificationKind } from '@propmubi/notifications';
import { type EntityManager, type EventConsumer, onEvent, query, sql } from '@propmubi/runtime';
import { markReadAbout } from '../modules/notification/notification.repository.js';
import { managersOf, userOfAgent } from '../modules/notification/record/recipients.js';
import {
  type NotificationRecorder,
  recordNotification,
} from '../modules/notification/record/record-notification.js';
import { setTransactionUser } from '../security/set-transaction-user.js';

interface Occasion {
  id: string;
  organizationid: string | null;
}

/** What there is to say, and of what. */
interface Message {
  kind: NotificationKind;
  subjectId: string;
  facts?: NotificationFacts;
  happenedAt?: Date;
}

/** Notifies people of what happened, in the transaction of the inbox: an event notifies once, however often it comes. */
export function notifyingConsumers(recorder: NotificationRecorder): EventConsumer[] {
  const notify = async (
    em: EntityManager,
    { id: eventId, organizationid: organizationId }: Occasion,
    userIds: readonly string[],
    message: Message,
  ) => {
    for (const userId of new Set(userIds))
      await recordNotification(recorder, em, { userId, eventId, organizationId, ...message });
    await actAsTenant(em, organizationId);
  };
  return [...leadConsumers(notify, recorder.now), ...documentConsumers(notify), ...otherConsumers(notify)];
}

type Notify = (
  em: EntityManager,
  occasion: Occasion,
  userIds: readonly string[],
  message: Message,
) => Promise<void>;

function leadConsumers(notify: Notify, now: () => number): EventConsumer[] {
  return [
    onEvent('LeadAssigned', async (event, em) => {
      const { agentId, leadId, assignmentId } = event.data;
      await notify(em, event, await userOfAgent(em, agentId), {
        kind: 'LEAD_ASSIGNED',
        subjectId: leadId,
        facts: { assignmentId },
        happenedAt: new Date(event.data.assignedAt),
      });
    }),
    onEvent('LeadMessageSent', async (event, em) => {
      const { author, agentId, buyerId, leadId, messageId, assignmentId, notifies } = event.data;
      if (!notifies) return;
      const facts = { messageId };
      const happenedAt = new Date(event.data.sentAt);
      if (author === 'AGENT') {
        const message: Message = { kind: 'ENQUIRY_MESSAGE', subjectId: leadId, facts, happenedAt };
        return notify(em, event, buyerId ? [buyerId] : [], message);
      }
      await notify(em, event, agentId ? await userOfAgent(em, agentId) : [], {
        kind: 'LEAD_MESSAGE',
        subjectId: leadId,
        facts: { ...facts, ...(assignmentId && { assignmentId }) },
        happenedAt,
      });
    }),
    onEvent('LeadMessagesRead', async (event, em) => {
      const { reader, agentId, buyerId, leadId: subjectId, readAt: at } = event.data;
      const users = reader === 'BUYER' ? [buyerId] : agentId ? await userOfAgent(em, agentId) : [];
      const kinds = [MESSAGE_TO[reader]];
      for (const userId of users.filter((user) => user !== null)) {
        await setTransactionUser(em, { userId });
        await markReadAbout(em, userId, { kinds, subjectId, at });
      }
      await actAsTenant(em, event.organizationid);
    }),
    onEvent('LeadSlaBreached', async (event, em) => {
      const { organizationId, leadId, next } = event.data;
      if (next !== 'POND') return;
      await notify(em, event, await managersOf(em, organizationId), {
        kind: 'LEAD_IN_POND',
        subjectId: leadId,
        happenedAt: new Date(event.data.breachedAt),
      });
    }),
    onEvent('SiteVisitScheduled', async (event, em) => {
      const { agentId, buyerId, leadId, visitId, scheduledFor } = event.data;
      // Of a date that is over there is nothing to say, when its news comes that late.
      if (Date.parse(scheduledFor) <= now()) return;
      const users = [...(agentId ? await userOfAgent(em, agentId) : []), ...(buyerId ? [buyerId] : [])];
      await notify(em, event, users, {
        kind: 'SITE_VISIT_SCHEDULED',
        subjectId: leadId,
        facts: { visitId, at: scheduledFor },
      });
    }),
  ];
}

function documentConsumers(notify: Notify): EventConsumer[] {
  interface Paper {
    documentId: string;
    organizationId: string | null;
    subjectType: string;
    subjectId: string;
  }
  const about = (
    em: EntityManager,
    event: Occasion & { data: Paper },
    kind: NotificationKind,
    facts: NotificationFacts = {},
  ) =>
    ownersOfPaper(em, event.data).then((owners) =>
      notify(em, event, owners, { kind, subjectId: event.data.documentId, facts }),
    );
  return [
    onEvent('DocumentVerified', (event, em) => about(em, event, 'DOCUMENT_VERIFIED')),
    onEvent('DocumentRejected', (event, em) => about(em, event, 'DOCUMENT_REJECTED')),
    onEvent('DocumentInfoRequested', (event, em) => about(em, event, 'DOCUMENT_INFO_REQUESTED')),
    onEvent('DocumentExpiring', (event, em) =>
      about(em, event, 'DOCUMENT_EXPIRING', { on: event.data.expiresOn }),
    ),
  ];
}

/** The person or agent it is about; else the managers of the brokerage that it belongs to. */
async function ownersOfPaper(
  em: EntityManager,
  {
    organizationId,
    subjectType,
    subjectId,
  }: { organizationId: string | null; subjectType: string; subjectId: string },
): Promise<string[]> {
  if (subjectType === 'USER') return [subjectId];
  if (subjectType === 'AGENT') return userOfAgent(em, subjectId);
  return organizationId ? managersOf(em, organizationId) : [];
}

function otherConsumers(notify: Notify): EventConsumer[] {
  return [
    onEvent('AgentLicenceExpired', async (event, em) => {
      const { agentId } = event.data;
      await notify(em, event, await userOfAgent(em, agentId), {
        kind: 'LICENCE_EXPIRED',
        subjectId: agentId,
      });
    }),
    onEvent('OrganizationVerified', async (event, em) => {
      const { organizationId } = event.data;
      await notify(em, event, await managersOf(em, organizationId), {
        kind: 'ORGANIZATION_VERIFIED',
        subjectId: organizationId,
      });
    }),
    onEvent('SavedSearchMatched', async (event, em) => {
      const { userId, savedSearchId, matches } = event.data;
      await notify(em, event, [userId], {
        kind: 'SAVED_SEARCH_MATCHED',
        subjectId: savedSearchId,
        facts: { count: matches },
      });
    }),
    onEvent('OrganizationQuotaReached', async (event, em) => {
      const { organizationId, metric, level } = event.data;
      await notify(em, event, await managersOf(em, organizationId), {
        kind: level === 100 ? 'QUOTA_USED_UP' : 'QUOTA_NEARLY_USED',
        subjectId: organizationId,
        facts: { metric },
      });
    }),
    onEvent('ReviewModerated', async (event, em) => {
      const { authorId, reviewId, decision } = event.data;
      const kind = REVIEW_KINDS[decision];
      if (kind) await notify(em, event, [authorId], { kind, subjectId: reviewId });
    }),
    onEvent('DisputeResolved', async (event, em) => {
      const { openedBy, disputeId, outcome } = event.data;
      if (openedBy && outcome !== 'WITHDRAWN')
        await notify(em, event, [openedBy], { kind: 'DISPUTE_DECIDED', subjectId: disputeId });
    }),
  ];
}

const MESSAGE_TO = { AGENT: 'LEAD_MESSAGE', BUYER: 'ENQUIRY_MESSAGE' } as const satisfies Record<
  string,
  NotificationKind
>;

const REVIEW_KINDS: Readonly<Partial<Record<string, NotificationKind>>> = {
  PUBLISHED: 'REVIEW_PUBLISHED',
  REJECTED: 'REVIEW_REJECTED',
  REMOVED: 'REVIEW_REJECTED',
};

/** Other consumers of the same event go on as the inbox began. */
async function actAsTenant(em: EntityManager, organizationId: string | null): Promise<void> {
  await query(
    em,
    sql`select set_config('app.user', '', true), set_config('app.tenant', ${organizationId ?? ''}, true)`,
  );
}
