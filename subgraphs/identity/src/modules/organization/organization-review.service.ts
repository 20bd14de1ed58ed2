import {
  assertId,
  ConflictError,
  type EntityManager,
  execute,
  ForbiddenError,
  isUniqueViolation,
  NotFoundError,
  query,
  recordEvent,
  sql,
} from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { nameSkeleton } from '../../validation/index.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import { endMemberships } from '../membership/membership.repository.js';
import { findRequestedName, setRequestedName } from './organization-brand.repository.js';
import type { ReviewOrganizationNameInput } from './organization-brand.types.js';
import { Organization, OrganizationStatus } from './organization.entity.js';

/** A reviewer has checked the papers: from their next token on, its managers act for it. */
export function verifyOrganization(context: IdentityContext, organizationId: string): Promise<Organization> {
  return decide(context, organizationId, OrganizationStatus.ACTIVE, null, async (em, id, at) => {
    await markVerified(em, id);
    await recordEvent(em, {
      type: 'OrganizationVerified',
      organizationId: id,
      data: { organizationId: id, verifiedAt: at.toISOString() },
    });
  });
}

/** The papers do not hold. Who registered it is free to work elsewhere, or to register again. */
export function rejectOrganization(
  context: IdentityContext,
  organizationId: string,
  reason: string,
): Promise<Organization> {
  return decide(context, organizationId, OrganizationStatus.REJECTED, reason, (em, id, at) =>
    endMemberships(em, { organizationId: id }, at),
  );
}

/** @throws NotFoundError ORGANIZATION_NOT_FOUND, ConflictError ORGANIZATION_DECIDED, ForbiddenError SELF_REVIEW */
async function decide(
  { db, audit, now }: IdentityContext,
  idInput: string,
  status: OrganizationStatus,
  reason: string | null,
  effect: (em: EntityManager, id: string, at: Date) => Promise<void>,
): Promise<Organization> {
  const id = assertId(idInput, 'organizationId');
  const reviewerId = assertSignedIn(db.viewer);
  const at = now();
  return db.write(async (em) => {
    await setTransactionUser(em, { userId: reviewerId, organizationId: id });
    const [found] = await query(
      em,
      sql<{ status: string }>`select status from identity.organization where id = ${id} for update`,
    );
    if (!found) throw new NotFoundError('There is no such organization.', { code: 'ORGANIZATION_NOT_FOUND' });
    if (found.status !== 'PENDING') {
      throw new ConflictError('This organization was decided already.', { code: 'ORGANIZATION_DECIDED' });
    }
    await assertAnother(em, id, reviewerId);
    await execute(
      em,
      sql`update identity.organization set status = ${status}, decided_at = ${at}::timestamptz,
                 decided_by = ${reviewerId}, decision_reason = ${reason}, updated_at = ${at}::timestamptz
           where id = ${id}`,
    );
    await effect(em, id, at);
    await audit.append(em, {
      organizationId: id,
      actorId: reviewerId,
      action: status === OrganizationStatus.ACTIVE ? 'ORGANIZATION_VERIFIED' : 'ORGANIZATION_REJECTED',
      subjectId: id,
      ...(reason !== null && { details: { reason } }),
      at,
    });
    return em.findOneOrFail(Organization, { id });
  });
}

/**
 * A reviewer confirms or refuses the name that a verified brokerage wants: the very name that they read.
 * @throws NotFoundError NAME_NOT_REQUESTED, also when another was asked for meanwhile; ForbiddenError SELF_REVIEW
 */
export function reviewOrganizationName(
  { db, audit, now }: IdentityContext,
  { organizationId, name, accepted }: ReviewOrganizationNameInput,
): Promise<Organization> {
  const id = assertId(organizationId, 'organizationId');
  const reviewerId = assertSignedIn(db.viewer);
  const at = now();
  return db.write(async (em) => {
    await setTransactionUser(em, { userId: reviewerId, organizationId: id });
    await query(em, sql`select 1 from identity.organization where id = ${id} for update`);
    if ((await findRequestedName(em, id)) !== name)
      throw new NotFoundError('The brokerage does not ask for this name.', { code: 'NAME_NOT_REQUESTED' });
    await assertAnother(em, id, reviewerId);
    await setRequestedName(em, id, null);
    if (accepted)
      await execute(
        em,
        sql`update identity.organization set name = ${name}, name_skeleton = ${nameSkeleton(name)},
                   updated_at = ${at}::timestamptz where id = ${id}`,
      );
    await audit.append(em, {
      organizationId: id,
      actorId: reviewerId,
      action: accepted ? 'ORGANIZATION_RENAMED' : 'ORGANIZATION_NAME_REFUSED',
      subjectId: id,
      at,
    });
    return em.findOneOrFail(Organization, { id });
  });
}

/** @throws ForbiddenError SELF_REVIEW */
async function assertAnother(em: EntityManager, id: string, reviewerId: string): Promise<void> {
  const own = await query(
    em,
    sql`select 1 from identity.membership where organization_id = ${id} and user_id = ${reviewerId}`,
  );
  if (own.length > 0)
    throw new ForbiddenError('You cannot check your own brokerage.', { code: 'SELF_REVIEW' });
}

/** A PAN is one verified brokerage’s; while it is unchecked, several may claim it. */
async function markVerified(em: EntityManager, id: string): Promise<void> {
  try {
    await execute(
      em,
      sql`update identity.organization_registration set verified = true where organization_id = ${id}`,
    );
  } catch (error) {
    const { constraint } = error as { constraint?: string };
    if (!isUniqueViolation(error) || constraint !== 'organization_registration_verified_pan') throw error;
    throw new ConflictError('A brokerage with this PAN is verified already.', {
      code: 'ORGANIZATION_EXISTS',
      cause: error,
    });
  }
}
