import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import {
  AuditsRead,
  ConnectionArgs,
  connectionTypes,
  cursorInstant,
  readPage,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import type { CrmContext } from '../../context.js';
import { AgentStub } from '../../extends/agent/agent.stub.js';
import { ListingStub } from '../../extends/listing/listing.stub.js';
import { OrganizationStub } from '../../extends/organization/organization.stub.js';
import { ProjectStub } from '../../extends/project/project.stub.js';
import { UserStub } from '../../extends/user/user.stub.js';
import { Assignment } from './assignment.entity.js';
import { Activity } from './timeline/activity.entity.js';
import { ContactProvenance } from './contact/contact.entity.js';
import { ConsentPurpose, ContactChannel, LeadTemperature } from './lead.enums.js';
import { Lead } from './lead.entity.js';
import { LeadContact } from './contact/lead-contact.type.js';
import { maySeeContact, maySeeWork } from './lead.policy.js';

const { ConnectionType: LeadActivityConnection } = connectionTypes(Activity, 'LeadActivity', {
  counted: true,
});
const activityCursor = z.tuple([cursorInstant, z.uuid()]);
const ref = <Stub extends { id: string }>(id: string | null): Stub | null => (id ? ({ id } as Stub) : null);

/** What a lead refers to, and the parts of it that not every viewer sees. */
@Resolver(() => Lead)
export class LeadFieldsResolver {
  @FieldResolver(() => OrganizationStub, { nullable: true, description: 'The brokerage that answers.' })
  organization(@Root() lead: Lead): OrganizationStub | null {
    return ref(lead.organizationId);
  }

  @FieldResolver(() => Int, {
    description: 'The former name of `slaBreaches`.',
    deprecationReason: 'Use slaBreaches. Removed after 2027-06-30.',
  })
  misses(@Root() { slaBreaches }: Lead): number {
    return slaBreaches;
  }

  @FieldResolver(() => ListingStub, { nullable: true, description: 'The listing asked about.' })
  listing(@Root() lead: Lead): ListingStub | null {
    return ref(lead.listingId);
  }

  @FieldResolver(() => ProjectStub, { nullable: true, description: 'The project asked about.' })
  project(@Root() lead: Lead): ProjectStub | null {
    return ref(lead.projectId);
  }

  @FieldResolver(() => UserStub, { nullable: true, description: 'The buyer, when they have an account.' })
  buyer(@Root() lead: Lead): UserStub | null {
    return ref(lead.buyerUserId);
  }

  @FieldResolver(() => AgentStub, {
    nullable: true,
    description: 'The agent who has it, or had it when it closed.',
  })
  agent(@Root() lead: Lead): AgentStub | null {
    return ref(lead.agentId);
  }

  @AuditsRead<Lead, LeadContact>('LEAD_CONTACT_READ', ({ source: lead, result, viewer }) => {
    const isShown = result.name !== null || result.phone !== null || result.email !== null;
    if (!isShown || viewer.userId === lead.buyerUserId) return null;
    const { organizationId, id: subjectId, buyerUserId: personId } = lead;
    return { organizationId, subjectType: 'LEAD', subjectId, personId };
  })
  @FieldResolver(() => LeadContact, {
    nullable: true,
    description: 'For the agent who has the lead, managers, the buyer.',
  })
  async contact(@Root() lead: Lead, @Ctx() { viewer, loaders }: CrmContext): Promise<LeadContact | null> {
    if (!maySeeContact(viewer, lead)) return null;
    const [contact, consents] = await Promise.all([
      loaders.contactById.load(lead.contactId),
      loaders.consentsByContact.load(lead.contactId),
    ]);
    if (!contact) return null;
    const phoneVerified = contact.phone !== null && contact.provenance !== ContactProvenance.UNVERIFIED;
    const isBuyer = viewer.userId === lead.buyerUserId;
    const agreed = (...channels: ContactChannel[]) =>
      isBuyer ||
      consents.some(
        ({ channel, purpose, revokedAt }) =>
          !revokedAt && purpose === ConsentPurpose.LEAD_FOLLOW_UP && channels.includes(channel),
      );
    return {
      name: contact.name,
      phone:
        (isBuyer || phoneVerified) && agreed(ContactChannel.CALL, ContactChannel.SMS, ContactChannel.WHATSAPP)
          ? contact.phone
          : null,
      phoneVerified,
      email: agreed(ContactChannel.EMAIL) ? contact.email : null,
      consents,
    };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The routing rule that matched. Not for buyers.',
  })
  ruleName(@Root() lead: Lead, @Ctx() { viewer }: CrmContext): string | null {
    return maySeeWork(viewer, lead) ? lead.ruleName : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why that rule matched. Not for buyers.' })
  ruleReason(@Root() lead: Lead, @Ctx() { viewer }: CrmContext): string | null {
    return maySeeWork(viewer, lead) ? lead.ruleReason : null;
  }

  @FieldResolver(() => LeadTemperature, {
    nullable: true,
    description: 'Hot or warm, as the agent judges an opportunity. Not for buyers.',
  })
  temperature(@Root() lead: Lead, @Ctx() { viewer }: CrmContext): LeadTemperature | null {
    return maySeeWork(viewer, lead) ? lead.temperature : null;
  }

  @FieldResolver(() => Assignment, { nullable: true, description: 'The active assignment. Not for buyers.' })
  async assignment(@Root() lead: Lead, @Ctx() { viewer, loaders }: CrmContext): Promise<Assignment | null> {
    if (!maySeeWork(viewer, lead)) return null;
    const assignments = await loaders.assignmentsByLead.load(lead.id);
    return assignments.find(({ endedAt }) => endedAt === null) ?? null;
  }

  @FieldResolver(() => [Assignment], {
    nullable: true,
    description: 'Every agent’s turn at it. Not for buyers.',
  })
  assignments(@Root() lead: Lead, @Ctx() { viewer, loaders }: CrmContext): Promise<Assignment[]> | null {
    return maySeeWork(viewer, lead) ? loaders.assignmentsByLead.load(lead.id) : null;
  }

  @FieldResolver(() => LeadActivityConnection, {
    nullable: true,
    description: 'Newest first. Not for buyers.',
  })
  async activities(
    @Root() lead: Lead,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { viewer, loaders }: CrmContext,
  ) {
    if (!maySeeWork(viewer, lead)) return null;
    const page = readPage(args, activityCursor);
    const rows = await loaders.activitiesByLead.load({ leadId: lead.id, page });
    return toConnection(
      rows,
      page,
      ({ at, id }) => [at.toISOString(), id],
      () => loaders.activityCountByLead.load(lead.id),
    );
  }
}
