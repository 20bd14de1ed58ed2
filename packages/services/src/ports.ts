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

/** The wanted port if it is free (else PORT_TAKEN), or any free port of the loopback interface. */
export async function pickPort(wanted: number | undefined, what: string): Promise<number> {
  if (wanted === undefined) return getPort({ host: '127.0.0.1' });
  if (await isPortFree(wanted)) return wanted;
  throw new ServiceError('PORT_TAKEN', `${what} cannot listen on port ${wanted}: another program uses it.`);
}
