import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import getPort from 'get-port';
import { ServiceError } from './service-error.js';

/** Whether a server could listen on this port of `host` right now. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * Below the ports that systems give to outgoing connections (32,768 and up on Linux): one of those may be taken by a
 * client between the choice and the listening.
 */
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 32_000;
const CANDIDATES = 50;

/** The wanted port if it is free (else PORT_TAKEN), or any free port of the loopback interface. */
export async function pickPort(wanted: number | undefined, what: string): Promise<number> {
  if (wanted === undefined) {
    const port = Array.from({ length: CANDIDATES }, () => randomInt(LOWEST_PORT, HIGHEST_PORT));
    return getPort({ host: '127.0.0.1', port });
  }
  if (await isPortFree(wanted)) return wanted;
  throw new ServiceError('PORT_TAKEN', `${what} cannot listen on port ${wanted}: another program uses it.`);
}
