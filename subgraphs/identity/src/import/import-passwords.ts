import { anonymous, type Database, type EntityManager, NotFoundError, query, sql } from '@propmubi/runtime';
import { z } from 'zod';
import type { AuditLog } from '../modules/audit/audit.service.js';
import { findUserByEmail } from '../modules/email/email.repository.js';
import { isMember } from '../modules/membership/membership.repository.js';
import { isImportableHash } from '../modules/password/password-hasher.js';
import { readStoredHash, upsertPassword } from '../modules/password/password.repository.js';
import { passwordsNotAllowed } from '../modules/password/password.errors.js';
import { findUserByPhone } from '../modules/user/user.registration.js';
import type { IdentityKeys } from '../security/keys.js';
import { setTransactionUser } from '../security/set-transaction-user.js';
import { parseEmail, parsePhone } from '../validation/index.js';
import { type PasswordRow, readPasswordRows } from './password-rows.js';

/** A batch is one transaction: what is committed stays when the import is stopped. */
const BATCH = 100;
const MOST_REFUSALS_LISTED = 100;

/** Why a line brings nothing. One code for a stranger and for no one: the file must not find out who has an account. */
export type PasswordRefusal =
  | 'LINE_UNREADABLE'
  | 'LOGIN_AMBIGUOUS'
  | 'LOGIN_INVALID'
  | 'HASH_NOT_IMPORTABLE'
  | 'NOT_A_MEMBER'
  | 'HAS_PASSWORD';

export interface PasswordImport {
  rows: number;
  imported: number;
  /** Brought by an earlier run. */
  unchanged: number;
  refused: Partial<Record<PasswordRefusal, number>>;
  /** The first hundred; lines and codes, nothing of what the lines say. */
  refusals: { line: number; code: PasswordRefusal }[];
}

export interface PasswordImportRequest {
  file: string;
  organizationId: string;
  dryRun?: boolean;
  /** After each batch. */
  onProgress?: (soFar: PasswordImport) => void;
  signal?: AbortSignal;
}

interface Dependencies {
  database: Database;
  keys: IdentityKeys;
  audit: AuditLog;
  now: () => number;
}

/**
 * Brings hashes of another system to the members of an organization that allows passwords. Who has a password here keeps it. What
 * was brought before is skipped, so that an import that was stopped is run again.
 * @throws NotFoundError ORGANIZATION_NOT_FOUND, ConflictError PASSWORDS_NOT_ALLOWED
 */
export async function importPasswords(
  dependencies: Dependencies,
  { file, organizationId, dryRun = false, onProgress, signal }: PasswordImportRequest,
): Promise<PasswordImport> {
  const scope = dependencies.database.scope(anonymous);
  const result: PasswordImport = { rows: 0, imported: 0, unchanged: 0, refused: {}, refusals: [] };
  try {
    await scope.read((em) => assertAllowed(em, organizationId));
    const batches = batchesOf(readPasswordRows(file));
    for await (const batch of batches) {
      if (signal?.aborted) break;
      // Counted only once the transaction is through.
      const outcomes = await scope.write(async (em) => {
        const found: Outcome[] = [];
        for (const row of batch) found.push(await take(dependencies, em, row, organizationId, dryRun));
        return found;
      });
      for (const [at, outcome] of outcomes.entries()) count(result, (batch[at] as PasswordRow).line, outcome);
      onProgress?.(result);
    }
    return result;
  } finally {
    await scope.close();
  }
}

type Outcome = 'imported' | 'unchanged' | PasswordRefusal;

async function take(
  { keys, audit, now }: Dependencies,
  em: EntityManager,
  { row }: PasswordRow,
  organizationId: string,
  dryRun: boolean,
): Promise<Outcome> {
  if (!row) return 'LINE_UNREADABLE';
  const logins = [row.phone, row.email, row.userId].filter((login) => login !== undefined);
  if (logins.length !== 1) return 'LOGIN_AMBIGUOUS';
  if (!isImportableHash(row.hash)) return 'HASH_NOT_IMPORTABLE';
  const find = finderOf(row, keys);
  if (!find) return 'LOGIN_INVALID';
  const userId = await find(em);
  if (!userId) return 'NOT_A_MEMBER';
  await setTransactionUser(em, { userId });
  if (!(await isMember(em, userId, organizationId))) return 'NOT_A_MEMBER';
  const stored = await readStoredHash(em, userId);
  if (stored !== undefined) return stored === row.hash ? 'unchanged' : 'HAS_PASSWORD';
  if (dryRun) return 'imported';
  const at = new Date(now());
  await upsertPassword(em, userId, row.hash, at);
  await audit.append(em, {
    organizationId: null,
    actorId: null,
    role: 'OPERATOR',
    action: 'PASSWORD_IMPORTED',
    subjectId: userId,
    details: { organization: organizationId },
    at,
  });
  return 'imported';
}

type Finder = (em: EntityManager) => Promise<string | undefined>;

/** Undefined for a login that is none. */
function finderOf(
  { phone, email, userId }: NonNullable<PasswordRow['row']>,
  keys: IdentityKeys,
): Finder | undefined {
  try {
    if (phone !== undefined) {
      const number = parsePhone(phone);
      return (em) => findUserByPhone(em, keys, number);
    }
    if (email !== undefined) {
      const address = parseEmail(email);
      return (em) => findUserByEmail(em, keys, address);
    }
    const id = z.uuid().parse(userId);
    return () => Promise.resolve(id);
  } catch {
    return undefined;
  }
}

function count(result: PasswordImport, line: number, outcome: Outcome): void {
  result.rows += 1;
  if (outcome === 'imported' || outcome === 'unchanged') {
    result[outcome] += 1;
    return;
  }
  result.refused[outcome] = (result.refused[outcome] ?? 0) + 1;
  if (result.refusals.length < MOST_REFUSALS_LISTED) result.refusals.push({ line, code: outcome });
}

async function assertAllowed(em: EntityManager, organizationId: string): Promise<void> {
  if (!z.uuid().safeParse(organizationId).success) throw organizationNotFound();
  const [organization] = await query(
    em,
    sql<{ allows: boolean }>`select allows_passwords and status = 'ACTIVE' as allows
                               from identity.organization where id = ${organizationId}`,
  );
  if (!organization) throw organizationNotFound();
  if (!organization.allows) throw passwordsNotAllowed();
}

async function* batchesOf(rows: AsyncIterable<PasswordRow>): AsyncGenerator<PasswordRow[]> {
  let batch: PasswordRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function organizationNotFound(): NotFoundError {
  return new NotFoundError('There is no such organization.', { code: 'ORGANIZATION_NOT_FOUND' });
}
