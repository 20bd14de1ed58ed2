import { Resolver } from 'node:dns/promises';

const TIMEOUT_MS = 2_000;
const TRIES = 2;

/** TXT records by the servers of the machine, without its cache: a manager has just made the record. */
export function createTxtResolver(): (name: string) => Promise<string[][]> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  return (name) => resolver.resolveTxt(name);
}
