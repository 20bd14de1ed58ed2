import { Resolver } from 'node:dns/promises';

const TIMEOUT_MS = 2_000;
const TRIES = 2;

/** TXT records by these servers, else by those of the machine, without its cache: a manager has just made the record. */
export function createTxtResolver(servers: readonly string[] = []): (name: string) => Promise<string[][]> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  return (name) => resolver.resolveTxt(name);
}
