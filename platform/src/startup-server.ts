import { createServer } from 'node:http';
import { bold } from './terminal.js';

export class PortTakenError extends Error {
  readonly code = 'PORT_TAKEN';

  constructor(readonly port: number) {
    super(
      `Port ${port} is taken by another program. Stop that one, or choose another port: ${bold(`PORT=${port + 100} pnpm start`)}`,
    );
    this.name = 'PortTakenError';
  }
}

export interface StartupServer {
  /** What is being waited for, as /health/ready tells it. */
  waitFor(what: string): void;
  close(): Promise<void>;
}

/**
 * Holds the port while the platform starts, so that a taken port is known before anything else happens, and so that
 * orchestrators see a live but not ready process while Postgres or Redis is down.
 * @throws PortTakenError
 */
export async function openStartupServer(port: number, host: string): Promise<StartupServer> {
  let waitingFor = 'the start';
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/health') {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ status: 'alive' }));
      return;
    }
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '2' });
    const message = `The platform is starting and waits for ${waitingFor}.`;
    const graphql = { errors: [{ message, extensions: { code: 'SERVICE_UNAVAILABLE' } }] };
    const health = { status: 'not ready', waitingFor };
    response.end(JSON.stringify(path === '/graphql' ? graphql : health));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error);
    });
    server.listen({ port, host }, resolve);
  });
  return {
    waitFor: (what) => {
      waitingFor = what;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
