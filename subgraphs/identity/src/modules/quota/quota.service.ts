import { calendarDay, type QuotaMetric } from '@propmubi/domain';
import {
  assertId,
  type Connection,
  ConnectionArgs,
  type EntityManager,
  ForbiddenError,
  hasRole,
  NotFoundError,
  query,
  readPage,
  recordEvent,
  sql,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import { findUsage, readQuotas, writeQuota } from './quota.repository.js';
import type { OrganizationQuota, OrganizationUsage } from './quota.types.js';

/** Postgres has no year 0. */
const cursorShape = z.tuple([z.iso.date().refine((day) => day >= '0001-01-01')]);
const TODAY = Object.assign(new ConnectionArgs(), { first: 1 });

/**
 * What an organization used, the newest day first; null where there is none. Of another’s for administrators only.
 * @throws ForbiddenError, InvalidInputError
 */
export async function usageOf(
  { db, viewer, quotas, now }: IdentityContext,
  { organizationId: asked, ...args }: ConnectionArgs & { organizationId?: string | null },
): Promise<Connection<OrganizationUsage> | null> {
  const organizationId = asked == null ? viewer.organizationId : assertId(asked, 'organizationId');
  if (organizationId === null) return null;
  const page = readPage(args, cursorShape);
  const read = async (em: EntityManager) => {
    const today = calendarDay(now());
    return findUsage(em, organizationId, today, await readQuotas(em, organizationId, quotas), page);
  };
  const isOwn = organizationId === viewer.organizationId;
  if (!isOwn && !hasRole(viewer, 'ADMIN')) throw new ForbiddenError();
  const days = isOwn
    ? await db.read(read)
    : await db.write(async (em) => {
        await setTransactionUser(em, { userId: viewer.userId ?? '', organizationId });
        return read(em);
      });
  return days.length === 0 ? null : toConnection(days, page, ({ day }) => [day]);
}

/**
 * Sets what an organization may use of a metric, or the default again. It counts from now on, for what is used already, too.
 * @throws NotFoundError ORGANIZATION_NOT_FOUND; ForbiddenError STEP_UP_REQUIRED
 */
export async function setQuota(
  context: IdentityContext,
  input: { organizationId: string; metric: QuotaMetric; limit?: number | null },
): Promise<OrganizationQuota> {
  const { db, viewer, audit, secondFactors, quotas, now } = context;
  const userId = assertSignedIn(viewer);
  const organizationId = assertId(input.organizationId, 'organizationId');
  const { metric, limit = null } = input;
  const at = now();
  const quota = await db.write(async (em) => {
    await secondFactors.assertRecentProof(em, userId, viewer.sessionId);
    await setTransactionUser(em, { userId, organizationId });
    const found = await query(
      em,
      sql`select 1 from identity.organization where id = ${organizationId}::uuid for key share`,
    );
    if (found.length === 0)
      throw new NotFoundError('There is no such organization.', { code: 'ORGANIZATION_NOT_FOUND' });
    await writeQuota(em, { organizationId, metric, limit, at });
    await recordEvent(em, {
      type: 'OrganizationQuotaSet',
      organizationId,
      data: { organizationId, metric, limit, setAt: at.toISOString() },
    });
    const current = await readQuotas(em, organizationId, quotas);
    const page = readPage(TODAY, cursorShape);
    const [day] = await findUsage(em, organizationId, calendarDay(at), current, page);
    await audit.append(em, {
      organizationId,
      actorId: userId,
      action: 'ORGANIZATION_QUOTA_SET',
      subjectId: organizationId,
      details: { metric, limit },
      at,
    });
    return day?.quotas.find((one) => one.metric === metric) as OrganizationQuota;
  });
  await context.publishQuotas();
  return quota;
}
