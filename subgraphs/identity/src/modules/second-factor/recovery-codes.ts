import { randomInt } from 'node:crypto';
import type { DigestChain } from '@propmubi/domain';

const CODES = 10;
const LENGTH = 12;
/** Without letters and digits that are taken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten codes of some 59 bits, such as `f7kq-m2xw-9hta`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return letters.replace(/(.{4})(?=.)/g, '$1-');
  });
}

/** How a code may be kept, first as it is written now. Upper case, blanks and dashes are as people type them, and do not matter. */
export function recoveryCodeHashes(digests: DigestChain, userId: string, code: string): string[] {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return digests.all(`recovery|${userId}|${plain}`);
}
