import { Audited, AuditsRead, NotAudited } from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { AgentStub } from '../../extends/agent/agent.stub.js';
import { UserErrors } from '../../user-errors.js';
import { LeadPayload } from '../commands/work-lead.inputs.js';
import { Lead } from '../lead/lead.entity.js';
import { LeadMessage, LeadMessageParty } from '../lead/message/lead-message.entity.js';
import { mayReadMessages, messagePartyOf } from '../lead/message/lead-message.policy.js';
import {
  LeadMessageConnection,
  type LeadMessagePage,
  LeadMessagesArgs,
  MarkLeadMessagesReadInput,
  SendLeadMessageInput,
  SendLeadMessagePayload,
} from './lead-message.inputs.js';
import { leadMessages, markLeadMessagesRead, sendLeadMessage } from './lead-message.service.js';

@Resolver(() => LeadMessage)
export class LeadMessageResolver {
  @AuditsRead<undefined, LeadMessagePage>('LEAD_MESSAGES_READ', ({ result: { lead, edges }, viewer }) => {
    if (edges.length === 0 || messagePartyOf(viewer, lead)) return null;
    const { organizationId, id: subjectId, buyerUserId: personId } = lead;
    return { organizationId, subjectType: 'LEAD', subjectId, personId };
  })
  @Query(() => LeadMessageConnection, {
    nullable: true,
    description:
      'Messages of buyer and agent about a lead, newest first: for both, and for managers, of whose reading an entry is kept.',
  })
  @Directive('@authenticated')
  leadMessages(@Args(() => LeadMessagesArgs) args: LeadMessagesArgs, @Ctx() context: CrmContext) {
    return leadMessages(context, args);
  }

  @Audited()
  @Mutation(() => SendLeadMessagePayload, {
    description: 'The buyer of a lead or the agent who has it writes to the other.',
  })
  @Directive('@authenticated')
  @UserErrors(
    'LEAD_NOT_FOUND',
    'LEAD_NOT_YOURS',
    'LEAD_CLOSED',
    'LEAD_NOT_ACCEPTED',
    'CONSENT_MISSING',
    'BUYER_HAS_NO_ACCOUNT',
    'IDENTITY_NUMBER_IN_MESSAGE',
  )
  async sendLeadMessage(
    @Arg('input', () => SendLeadMessageInput, { description: 'About which lead, and what to say.' })
    input: SendLeadMessageInput,
    @Ctx() context: CrmContext,
  ): Promise<SendLeadMessagePayload> {
    return { message: await sendLeadMessage(context, input) };
  }

  @NotAudited('A screen shows messages to the side that they were written to; the mark keeps when.')
  @Mutation(() => LeadPayload, {
    description: 'One’s own side has read up to a message: no notification of it follows.',
  })
  @Directive('@authenticated')
  @UserErrors('LEAD_NOT_FOUND', 'LEAD_NOT_YOURS', 'LEAD_MESSAGE_NOT_FOUND')
  markLeadMessagesRead(
    @Arg('input', () => MarkLeadMessagesReadInput, { description: 'Up to which message.' })
    input: MarkLeadMessagesReadInput,
    @Ctx() context: CrmContext,
  ): Promise<LeadPayload> {
    return markLeadMessagesRead(context, input);
  }

  @FieldResolver(() => AgentStub, {
    nullable: true,
    description: 'The agent who wrote it; null for the buyer.',
  })
  agent(@Root() { agentId }: LeadMessage): AgentStub | null {
    return agentId ? { id: agentId } : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the other side has read it.' })
  async isRead(
    @Root() { leadId, author, seq }: LeadMessage,
    @Ctx() { loaders }: CrmContext,
  ): Promise<boolean> {
    const reader = author === LeadMessageParty.BUYER ? LeadMessageParty.AGENT : LeadMessageParty.BUYER;
    return (await loaders.messagesReadUpTo.load({ leadId, reader })) >= seq;
  }
}

@Resolver(() => Lead)
export class LeadMessagesResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How many messages of the other side one has not read, up to 100. For the buyer and the agent who has the lead.',
  })
  unreadMessages(@Root() lead: Lead, @Ctx() { viewer, loaders }: CrmContext): Promise<number> | null {
    const party = messagePartyOf(viewer, lead);
    if (!party || !mayReadMessages(viewer, lead)) return null;
    const readerId = (party === LeadMessageParty.BUYER ? viewer.userId : viewer.agentId) as string;
    return loaders.unreadMessages.load({ leadId: lead.id, party, readerId });
  }
}
