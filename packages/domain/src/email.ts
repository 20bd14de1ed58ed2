import { domainToASCII } from 'node:url';
import { visibleText } from './text.js';

const MAX_LENGTH = 254;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/**
 * An e-mail address in the one form in which two spellings of it are equal: lower case, without invisible characters
 * or blanks around it, its domain in ASCII. Undefined when it is not an address.
 */
export function normalizeEmail(input: string): string | undefined {
  if (input.length > 2 * MAX_LENGTH) return undefined;
  const [local, domain, ...rest] = visibleText(input).toLowerCase().split('@');
  if (!local || !domain || rest.length > 0) return undefined;
  const address = `${local}@${domainToASCII(domain)}`;
  return address.length <= MAX_LENGTH && ADDRESS.test(address) ? address : undefined;
}
