import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. The library’s algorithm is argon2id. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const ARGON2ID_HASH = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;
/** What other systems hand over: bcrypt of cost 12. */
const BCRYPT_HASH = /^\$2[aby]\$12\$[./A-Za-z0-9]{53}$/;

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(stored: string, password: string): Promise<boolean>;
}

export const passwordHasher: PasswordHasher = {
  hash: (password) => hash(password, ARGON2ID),
  verify: (stored, password) =>
    BCRYPT_HASH.test(stored) ? verifyBcrypt(password, stored) : verify(stored, password),
};

/** Whether a hash is one that an import may bring. */
export function isImportableHash(stored: string): boolean {
  return BCRYPT_HASH.test(stored) || ARGON2ID_HASH.test(stored);
}

/** Whether a hash is to be made anew, now that the password is known. */
export function isOutdatedHash(stored: string): boolean {
  return !ARGON2ID_HASH.test(stored);
}

/** Longer than the slowest hash, bcrypt of cost 12, takes: the time of an answer says nothing of the account. */
const ANSWER_AFTER_MS = 600;

export interface PasswordService {
  hasher: PasswordHasher;
  /** Of a password that no one has, to be checked where there is none. */
  decoy(): Promise<string>;
  /** How long each answer to a sign-in takes at least. */
  answerAfterMs: number;
}

export function createPasswordService(
  hasher: PasswordHasher = passwordHasher,
  answerAfterMs = ANSWER_AFTER_MS,
): PasswordService {
  let decoy: Promise<string> | undefined;
  return {
    hasher,
    answerAfterMs,
    decoy: () => (decoy ??= hasher.hash(randomBytes(32).toString('base64url'))),
  };
}
