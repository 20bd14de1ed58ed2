import { type EntityManager, recordEvent, type Role } from '@propmubi/runtime';

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
  method: 'OTP' | 'REVIEW' | 'SEED';
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
