import { hkdfSync } from 'node:crypto';

const SALT = 'propmubi-audit';
const KEY_BYTES = 32;
const ID_BYTES = 6;

export interface AuditKey {
  /** Stands beside each entry; null for the key of the first releases, which is derived from the pepper. */
  id: string | null;
  key: Buffer;
}

/** The first secret signs; entries of all of them are verified for as long as there are any. */
export interface AuditKeys {
  current: AuditKey;
  /** Undefined for a key that this process was not given. */
  byId(id: string | null): Buffer | undefined;
}

/**
 * Keys of the audit chains. They are of their own secrets, so that the pepper, which stands behind sign-in, can change without the
 * chains, and its holder cannot write entries.
 * @param secrets the newest first; none: entries are keyed by the pepper as before
 */
export function createAuditKeys(secrets: readonly string[], ofPepper: Buffer): AuditKeys {
  const named = secrets.map((secret): AuditKey => ({
    id: derive(secret, 'key-id', ID_BYTES).toString('hex'),
    key: derive(secret, 'chain', KEY_BYTES),
  }));
  const legacy: AuditKey = { id: null, key: ofPepper };
  const all = new Map([...named, legacy].map(({ id, key }) => [id, key]));
  return { current: named[0] ?? legacy, byId: (id) => all.get(id) };
}

function derive(secret: string, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, SALT, purpose, bytes));
}
