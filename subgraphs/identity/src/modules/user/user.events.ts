import { type EntityManager, recordEvent, type Role } from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';

export type IdentityProof = 'PHONE' | 'EMAIL' | 'PAN' | 'AADHAAR' | 'GSTIN' | 'RERA_AGENT' | 'KYC';

export async function recordUserRegistered(
  em: EntityManager,
  userId: string,
  roles: Role[],
  at: Date,
): Promise<void> {
  await recordEvent(em, {
    type: 'UserRegistered',
    organizationId: null,
    data: { userId, roles, registeredAt: at.toISOString() },
  });
}

export interface Verified {
  userId: string;
  agentId?: string | null;
  kind: IdentityProof;
  method: 'OTP' | 'REVIEW' | 'REGISTER' | 'SEED';
  expiresOn?: string | null;
  at: Date;
}

/** That something about a person was proven; never what it says. */
export async function recordIdentityVerified(
  em: EntityManager,
  { userId, agentId = null, kind, method, expiresOn = null, at }: Verified,
): Promise<void> {
  await recordEvent(em, {
    type: 'IdentityVerified',
    organizationId: null,
    data: { userId, agentId, kind, method, expiresOn, verifiedAt: at.toISOString() },
  });
}

/** That this account proved a phone number just now: its keyed digest, never the number. Recorded at every sign-in. */
export async function recordContactVerified(
  em: EntityManager,
  { contacts }: Pick<IdentityKeys, 'contacts'>,
  { userId, phone, at }: { userId: string; phone: string; at: Date },
): Promise<void> {
  const [digest, ...otherDigests] = contacts.all('PHONE', phone) as [string, ...string[]];
  await recordEvent(em, {
    type: 'ContactVerified',
    organizationId: null,
    data: {
      userId,
      kind: 'PHONE',
      digest,
      otherDigests,
      verifiedAt: at.toISOString(),
    },
  });
}
