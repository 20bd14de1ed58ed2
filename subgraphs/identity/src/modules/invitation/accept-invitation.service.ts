import { calendarDay } from '@propmubi/domain';
import { assertId, type EntityManager, InvalidInputError, query, sql } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { parseAgentReraNumber, parseName } from '../../validation/index.js';
import { insertApplication } from '../agent/agent-application.repository.js';
import type { Agent } from '../agent/agent.entity.js';
import { parseLicenceExpiry } from '../agent/agent.profile.js';
import { type AgentRegistration, checkRegister, registerAgent } from '../agent/agent.registration.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import { insertMembership, isStaff, lockMemberships } from '../membership/membership.repository.js';
import {
  invitationClosed,
  invitationNotFound,
  staffCannotJoin,
  worksElsewhere,
} from './invitation.errors.js';
import { closeInvitation, lockInvitationTo, type StoredInvitation } from './invitation.repository.js';
import {
  type AcceptInvitationInput,
  type AcceptInvitationPayload,
  BrokerageRole,
  InvitationStatus,
} from './invitation.types.js';

/**
 * The person joins. A manager joins at once; an agent at once when the register of agents agrees with the number, the
 * name and the date, and otherwise when a reviewer has confirmed the registration.
 * @throws ConflictError INVITATION_CLOSED, WORKS_ELSEWHERE, STAFF_CANNOT_JOIN, RERA_NUMBER_TAKEN, ALREADY_AN_AGENT
 */
export async function acceptInvitation(
  context: IdentityContext,
  input: AcceptInvitationInput,
): Promise<AcceptInvitationPayload> {
  const { db, now } = context;
  const id = assertId(input.invitationId, 'invitationId');
  const userId = assertSignedIn(db.viewer);
  const at = now();
  return db.write(async (em) => {
    await setTransactionUser(em, { userId });
    const invitation = await lockInvitationTo(em, userId, id);
    if (!invitation) throw invitationNotFound();
    if (invitation.status !== InvitationStatus.PENDING || invitation.expiresAt <= at)
      throw invitationClosed();
    await assertFree(em, userId, invitation.organizationId);
    await setTransactionUser(em, { userId, organizationId: invitation.organizationId });
    await assertActive(em, invitation.organizationId);
    await closeInvitation(em, id, InvitationStatus.ACCEPTED, at);
    const accepted = { ...invitation, status: InvitationStatus.ACCEPTED };
    const agent = await join(em, context, userId, invitation, input, at);
    await context.audit.append(em, {
      organizationId: invitation.organizationId,
      actorId: userId,
      action: agent === 'awaits-confirmation' ? 'AGENT_APPLIED' : 'MEMBER_JOINED',
      subjectId: userId,
      details: { role: invitation.role },
      at,
    });
    const awaitsConfirmation = agent === 'awaits-confirmation';
    return {
      invitation: accepted,
      agent: awaitsConfirmation ? null : agent,
      awaitsConfirmation,
      refreshSession: !awaitsConfirmation,
    };
  });
}

async function join(
  em: EntityManager,
  { now }: IdentityContext,
  userId: string,
  invitation: StoredInvitation,
  input: AcceptInvitationInput,
  at: Date,
): Promise<Agent | null | 'awaits-confirmation'> {
  const { organizationId, role } = invitation;
  if (role === BrokerageRole.BROKERAGE_MANAGER) {
    await insertMembership(em, { organizationId, userId, role }, at);
    return null;
  }
  const registration = registrationOf(invitation, input, userId, calendarDay(now()));
  const { findings, validUntil } = await checkRegister(em, registration, at);
  if (findings.length > 0) {
    await insertApplication(em, registration, findings, at);
    return 'awaits-confirmation';
  }
  // What the register says counts, not what people write.
  const licenceExpiresOn = validUntil ?? registration.licenceExpiresOn;
  return registerAgent(em, { ...registration, licenceExpiresOn }, { method: 'REGISTER', at });
}

function registrationOf(
  { organizationId, profile }: StoredInvitation,
  { name, reraNumber, licenceExpiresOn }: AcceptInvitationInput,
  userId: string,
  today: string,
): AgentRegistration {
  const given = {
    name: name ?? profile.name,
    reraNumber: reraNumber ?? profile.reraNumber,
    licenceExpiresOn: licenceExpiresOn ?? profile.licenceExpiresOn,
  };
  const missing = Object.entries(given).find(([, value]) => value == null)?.[0];
  if (missing) {
    throw new InvalidInputError('Neither you nor the brokerage gave this.', {
      code: 'REGISTRATION_INCOMPLETE',
      details: { field: missing },
    });
  }
  return {
    organizationId,
    userId,
    name: parseName(given.name as string),
    reraNumber: parseAgentReraNumber(given.reraNumber as string),
    licenceExpiresOn: parseLicenceExpiry(given.licenceExpiresOn as string, today),
    working: profile.working ?? {},
  };
}

/** Staff judge brokerages, so they work for none; all others work for one at a time. */
async function assertFree(em: EntityManager, userId: string, organizationId: string): Promise<void> {
  const memberships = await lockMemberships(em, userId);
  if (memberships.some((one) => one.organizationId !== organizationId)) throw worksElsewhere();
  if (await isStaff(em, userId)) throw staffCannotJoin();
}

async function assertActive(em: EntityManager, organizationId: string): Promise<void> {
  const rows = await query(
    em,
    sql`select 1 from identity.organization where id = ${organizationId} and status = 'ACTIVE'`,
  );
  if (rows.length === 0) throw invitationClosed();
}
