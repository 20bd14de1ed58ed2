import {
  ConflictError,
  type EntityManager,
  query,
  recordEvent,
  sql,
  type TenantScope,
  UnauthenticatedError,
  type RedisClient,
} from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import type { AuditLog } from '../audit/audit.service.js';
import type { OtpProof } from '../otp/otp-codes.js';
import type { KnownNetworks } from '../otp/otp-origin.js';
import type { OtpService } from '../otp/otp.service.js';
import { assertReplaceable } from '../role/super-admin.js';
import { endAllSessions } from '../session/session-revocation.js';
import { endBulkQueries } from '../bulk-query/bulk-query.repository.js';
import { endExports } from '../data-export/data-export.repository.js';
import { insertErasedPart } from '../erasure/erasure-receipt.repository.js';
import { beginReceipt, type ReceiptTicket } from '../erasure/erasure-receipt.service.js';
import { forgetAccount } from '../erasure/forget-account.js';
import { readContacts } from './contact.repository.js';

export interface PersonalDataDependencies {
  redis: RedisClient;
  keys: IdentityKeys;
  otp: OtpService;
  networks: KnownNetworks;
  audit: AuditLog;
  now: () => number;
}

/** The rights of the Digital Personal Data Protection Act: to see everything held, and to be forgotten. */
export function createPersonalDataService({
  redis,
  keys,
  otp,
  networks,
  audit,
  now,
}: PersonalDataDependencies) {
  return {
    /** Everything identity holds about the viewer, as a JSON document. */
    async export(db: TenantScope): Promise<string> {
      const userId = assertSignedIn(db.viewer);
      return db.read(async (em) => {
        const contact = (await readContacts(em, keys, [userId])).get(userId) ?? null;
        const [user] = await query(
          em,
          sql`select id, name, languages, status, identity_status, identity_verified_at, aadhaar_last_four, created_at
             from identity.user_account where id = ${userId}`,
        );
        const ownRows = (columns: string, table: string) =>
          query(
            em,
            sql`select ${sql.raw(columns)} from identity.${sql.raw(table)} where user_id = ${userId} order by 1`,
          );
        return JSON.stringify({
          exportedAt: new Date(now()).toISOString(),
          user,
          contact,
          roles: await ownRows('role, granted_at', 'user_role'),
          memberships: await ownRows('organization_id, role, created_at', 'membership'),
          agent: await ownRows('id, rera_number, name, languages, localities, licence_expires_on', 'agent'),
          sessions: await ownRows(
            'created_at, began_by, name, expires_at, revoked_at, revoked_because',
            'session',
          ),
          devices: await ownRows('first_seen_at, last_seen_at', 'user_device'),
          secondFactor: await ownRows('created_at, confirmed_at', 'second_factor'),
          marketingConsents: await ownRows('at, channel, granted', 'marketing_consent'),
          notificationChoices: await ownRows('kind, channel, enabled', 'notification_choice'),
          passkeys: await ownRows('created_at, name, last_used_at', 'passkey'),
          password: await ownRows('changed_at', 'password'),
          apiKeys: await ownRows('created_at, name, scopes, expires_at, last_used_at, revoked_at', 'api_key'),
        });
      });
    },

    /**
     * Forgets the viewer, who proves with a fresh code that it is them. What must outlive them (audit, scores) knows
     * an id that leads nowhere. Returns what its receipt is read by, this once. Agents leave their brokerage first: its records are not theirs to erase.
     * @throws ConflictError WORKS_FOR_BROKERAGE, LAST_SUPER_ADMIN, UnauthenticatedError OTP_INVALID
     */
    async erase(db: TenantScope, proof: OtpProof): Promise<ReceiptTicket> {
      const { userId } = db.viewer;
      if (!userId) throw new UnauthenticatedError();
      const phone = await db.read(async (em) => (await readContacts(em, keys, [userId])).get(userId)?.phone);
      if (!phone) throw new UnauthenticatedError();
      const [employed] = await db.read((em) =>
        query(em, sql`select 1 from identity.membership where user_id = ${userId}`),
      );
      if (employed) {
        throw new ConflictError('Leave the brokerage first.', { code: 'WORKS_FOR_BROKERAGE' });
      }
      await otp.check('sign-in', phone, proof);
      const ticket = await db.write((em) => forget(em, userId));
      await networks.forget(keys.digests.phone.all(phone));
      return ticket;
    },
  };

  async function forget(em: EntityManager, userId: string): Promise<ReceiptTicket> {
    await assertReplaceable(em, userId);
    const at = new Date(now());
    const { ticket, fingerprints } = await beginReceipt(em, userId, at);
    const rows = await forgetAccount(em, keys, userId, at);
    await endExports(em, userId, at);
    await endBulkQueries(em, userId, at);
    await insertErasedPart(em, userId, {
      subgraph: 'identity',
      erasedAt: at.toISOString(),
      rows: Object.entries(rows).map(([table, count]) => ({ table, count })),
    });
    await recordEvent(em, {
      type: 'UserErased',
      organizationId: null,
      data: { userId, erasedAt: at.toISOString() },
    });
    await audit.append(em, {
      organizationId: null,
      actorId: userId,
      action: 'USER_ERASED',
      subjectId: userId,
      details: { receiptId: ticket.id, keys: fingerprints },
      at,
    });
    await endAllSessions(em, redis, userId, 'ERASED', at);
    return ticket;
  }
}

export type PersonalDataService = ReturnType<typeof createPersonalDataService>;
