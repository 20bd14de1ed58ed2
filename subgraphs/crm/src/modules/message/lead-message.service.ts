import { personalDataKinds, type PersonalDataKind } from '@propmubi/domain';
import { query, readPage, sql, toConnection } from '@propmubi/runtime';
import { z } from 'zod';
import type { CrmContext } from '../../context.js';
import { onLead } from '../commands/lead-command.js';
import type { LeadPayload } from '../commands/work-lead.inputs.js';
import { LeadFeedKind } from '../feed/store/feed-entry.js';
import { notifyAgent } from '../feed/store/notify-agent.js';
import type { Assignment } from '../lead/assignment.entity.js';
import { withIdempotencyKey } from '../lead/idempotency.js';
import type { Lead } from '../lead/lead.entity.js';
import { LeadActivityKind, LeadStage } from '../lead/lead.enums.js';
import {
  consentMissing,
  leadClosed,
  leadNotAccepted,
  leadNotFound,
  leadNotYours,
} from '../lead/lead.errors.js';
import { eventFacts } from '../lead/lead-key.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { activeAssignment } from '../lead/lock-lead.js';
import { LeadMessage, LeadMessageParty } from '../lead/message/lead-message.entity.js';
import { mayReadMessages, messagePartyOf } from '../lead/message/lead-message.policy.js';
import { isClosed } from '../lead/pipeline.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { buyerHasNoAccount, identityNumberInMessage, messageNotFound } from './lead-message.errors.js';
import type {
  LeadMessagePage,
  LeadMessagesArgs,
  MarkLeadMessagesReadInput,
  SendLeadMessageInput,
} from './lead-message.inputs.js';
import { insertMessage, messagesOf, moveMark } from './lead-message.repository.js';

/** A brokerage must not hold them, and a phone shows what it was sent. Numbers to be called and addresses are the writer's to give. */
const NOT_IN_MESSAGES: readonly PersonalDataKind[] = [
  'AADHAAR',
  'CARD_NUMBER',
  'PAN',
  'PASSPORT',
  'VOTER_ID',
];

const cursorShape = z.tuple([z.number().int().nonnegative().max(2_147_483_647)]);

/**
 * The buyer of a lead or the agent who has it writes to the other.
 * @throws NotFoundError LEAD_NOT_FOUND; ConflictError LEAD_NOT_YOURS, LEAD_CLOSED, LEAD_NOT_ACCEPTED, CONSENT_MISSING,
 * BUYER_HAS_NO_ACCOUNT, IDEMPOTENCY_KEY_REUSED; InvalidInputError IDENTITY_NUMBER_IN_MESSAGE; RateLimitedError LEAD_RATE_LIMITED
 */
export async function sendLeadMessage(
  context: CrmContext,
  { idempotencyKey, leadId, text }: SendLeadMessageInput,
): Promise<LeadMessage> {
  const kinds = personalDataKinds(text).filter((kind) => NOT_IN_MESSAGES.includes(kind));
  if (kinds.length > 0) throw identityNumberInMessage(kinds);
  let messageId = '';
  await onLead(context, leadId, async (transaction, lead) => {
    const author = messagePartyOf(context.viewer, lead);
    if (!author) throw leadNotYours();
    const place = { operation: 'sendLeadMessage', key: idempotencyKey, request: { leadId, text } };
    ({ messageId } = await withIdempotencyKey(transaction, place, async () => {
      const turn = await activeAssignment(transaction.em, lead);
      await assertMayWrite(transaction, { lead, author, turn });
      await context.services.leadLimiter.countMessage(lead.id, transaction.actorUserId as string);
      return { messageId: await addMessage(transaction, { lead, author, turn, text }) };
    }));
  });
  return context.db.read((em) => em.findOneOrFail(LeadMessage, { id: messageId }));
}

interface Turn {
  lead: Lead;
  author: LeadMessageParty;
  /** Null when no agent has the lead, or it is booked. */
  turn: Assignment | null;
}

/** A buyer who was refused or has withdrawn is left alone; after a booking there is still much to say. */
async function assertMayWrite({ em }: LeadTransaction, { lead, author, turn }: Turn): Promise<void> {
  if (isClosed(lead.stage) && lead.stage !== LeadStage.BOOKED) throw leadClosed();
  if (author === LeadMessageParty.BUYER) return;
  if (!lead.buyerUserId) throw buyerHasNoAccount();
  if (turn && !turn.acceptedAt) throw leadNotAccepted();
  const consents = await query(
    em,
    sql`
      select from crm.consent
       where contact_id = ${lead.contactId} and purpose = 'LEAD_FOLLOW_UP' and revoked_at is null limit 1`,
  );
  if (consents.length === 0) throw consentMissing('ANY');
}

async function addMessage(
  transaction: LeadTransaction,
  { lead, author, turn, text }: Turn & { text: string },
): Promise<string> {
  const { organizationId, now } = transaction;
  const { id: messageId, isAwaited } = await insertMessage(transaction, {
    lead,
    author,
    text,
    heldSince: turn?.assignedAt ?? null,
  });
  addActivities(transaction, [
    {
      id: messageId,
      leadId: lead.id,
      kind: LeadActivityKind.MESSAGED,
      agentId: lead.agentId,
      facts: { author },
    },
  ]);
  await notifyAgent(transaction, lead.id, LeadFeedKind.MESSAGED, {
    eventId: messageId,
    afterBooking: lead.stage === LeadStage.BOOKED,
  });
  transaction.events.push({
    type: 'LeadMessageSent',
    organizationId,
    data: {
      ...eventFacts(organizationId, lead),
      messageId,
      author,
      agentId: lead.agentId,
      assignmentId: turn?.id ?? null,
      notifies: !isAwaited,
      sentAt: now.toISOString(),
    },
  });
  return messageId;
}

/** A page of the messages about a lead, newest first; null where the viewer may not read them. */
export async function leadMessages(
  context: CrmContext,
  args: LeadMessagesArgs,
): Promise<LeadMessagePage | null> {
  const { viewer, loaders, db } = context;
  const lead = await loaders.leadById.load(args.leadId);
  if (!lead || !mayReadMessages(viewer, lead)) return null;
  const isBuyer = messagePartyOf(viewer, lead) === LeadMessageParty.BUYER;
  const page = readPage(args, cursorShape);
  const rows = await db.read((em) =>
    messagesOf(em, { leadId: lead.id, buyerUserId: isBuyer ? viewer.userId : null }, page),
  );
  return { ...toConnection(rows, page, ({ seq }) => [seq]), lead };
}

/**
 * The viewer's side has read up to a message. What is marked already stays marked.
 * @throws NotFoundError LEAD_NOT_FOUND, LEAD_MESSAGE_NOT_FOUND; ConflictError LEAD_NOT_YOURS
 */
export function markLeadMessagesRead(
  context: CrmContext,
  { leadId, messageId }: MarkLeadMessagesReadInput,
): Promise<LeadPayload> {
  return onLead(context, leadId, async (transaction, lead) => {
    const { viewer } = context;
    const party = messagePartyOf(viewer, lead);
    if (!party) throw leadNotYours();
    if (!mayReadMessages(viewer, lead)) throw leadNotFound();
    const readerId = (party === LeadMessageParty.BUYER ? viewer.userId : viewer.agentId) as string;
    const marked = await moveMark(transaction, { leadId, party, readerId }, messageId);
    if (!marked) throw messageNotFound();
    if (!marked.isMoved) return;
    const { organizationId, now } = transaction;
    transaction.events.push({
      type: 'LeadMessagesRead',
      organizationId,
      data: {
        ...eventFacts(organizationId, lead),
        reader: party,
        agentId: party === LeadMessageParty.AGENT ? readerId : null,
        readAt: now.toISOString(),
      },
    });
  });
}
