import { Secret, TOTP } from 'otpauth';

const PERIOD_MS = 30_000;
/** RFC 4226 recommends 160 bits. */
const SECRET_BYTES = 20;
/** One period before and after: clocks of phones differ, and people type slowly. */
const WINDOW = 1;

export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an authenticator app reads from a QR code. It names no person: screenshots of it travel. */
export function totpUri(secret: string): string {
  return new TOTP({ issuer: 'PropMubi', label: 'Staff', secret: Secret.fromBase32(secret) }).toString();
}

/** The period that a code of six digits belongs to, counted from 1970; undefined for a wrong code. */
export function matchingStep(secret: string, token: string, atMs: number): number | undefined {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token, timestamp: atMs, window: WINDOW });
  return delta === null ? undefined : Math.floor(atMs / PERIOD_MS) + delta;
}
