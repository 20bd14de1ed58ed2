import { invalidField } from '../../validation/index.js';

/** NIST SP 800-63B-4: 15 characters where a password is the only factor; no rules of composition, no expiry. */
const MIN_LENGTH = 15;
const MAX_LENGTH = 128;
/** Fewer different characters in a row are no password, however often they are repeated. */
const MIN_DISTINCT = 4;
/** What a guess about this site begins with. */
const OF_THIS_SITE = ['propmubi', 'password', 'maharera', 'realestate'];

let common: Promise<ReadonlySet<string>> | undefined;

/** Some 49,000 passwords of breaches, read at the first use: few processes ever need them. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set<string>(dictionary['passwords-common']),
  );
  return common;
}

/**
 * A new password in the form in which it is hashed (NFKC). @throws InvalidInputError PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG,
 * PASSWORD_COMMON
 */
export async function parseNewPassword(input: string): Promise<string> {
  const password = normalizePassword(input);
  const length = [...password].length;
  if (length < MIN_LENGTH)
    throw invalidField('password', 'PASSWORD_TOO_SHORT', `A password has ${MIN_LENGTH} characters or more.`);
  if (length > MAX_LENGTH)
    throw invalidField('password', 'PASSWORD_TOO_LONG', `A password has at most ${MAX_LENGTH} characters.`);
  if (await isCommon(password))
    throw invalidField(
      'password',
      'PASSWORD_COMMON',
      'This password is one of those that are guessed first.',
    );
  return password;
}

/** The same text however it was typed. */
export function normalizePassword(input: string): string {
  return input.normalize('NFKC');
}

/** A common one, also when it is repeated, framed by digits, or joined to the name of this site. */
async function isCommon(password: string): Promise<boolean> {
  const plain = password.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const [, unit = plain] = /^(.+?)\1+$/.exec(plain) ?? [];
  const withoutSite = OF_THIS_SITE.reduce((text, word) => text.replaceAll(word, ''), plain);
  if (unit.length < MIN_DISTINCT || withoutSite.length < MIN_DISTINCT) return true;
  const known = await commonPasswords();
  return [password.toLowerCase(), plain, unit, unit.replace(/^\d+|\d+$/g, ''), withoutSite].some((one) =>
    known.has(one),
  );
}
