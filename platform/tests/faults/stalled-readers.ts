import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Brokerages } from './brokerages.js';
import type { Deployment } from './deployment.js';

export interface StalledReaders extends AsyncDisposable {
  readonly count: number;
  /** Stops reading; the kernel's buffers fill, then the gateway's queues. */
  stall(): void;
  /** Reads on until each socket ends; the code each of them heard. */
  resume(): Promise<number[]>;
}

/** Makes an event of some 300 KB of a lead with a long message, so that kernels' buffers are full after a few. */
const FAT_LEAD = `subscription { leadAssigned { cursor lead { ${Array.from({ length: 150 }, (_, n) => `m${n}: message`).join(' ')} } } }`;
const OPENED_AT_ONCE = 50;

/** Subscribes `perAgent` sockets of each agent. */
export async function openStalledReaders(
  { gateway, token }: Pick<Deployment, 'gateway' | 'token'>,
  agents: Brokerages['agents'],
  perAgent: number,
): Promise<StalledReaders> {
  const sockets: WebSocket[] = [];
  const open = async (authorization: string) => {
    const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
    sockets.push(socket);
    socket.on('error', () => undefined);
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await once(socket, 'message');
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: FAT_LEAD } }));
  };
  for (const { agentId, organizationId } of agents) {
    const authorization = `Bearer ${await token({ agentId, organizationId, role: 'AGENT' })}`;
    for (let opened = 0; opened < perAgent; opened += OPENED_AT_ONCE) {
      const group = Math.min(OPENED_AT_ONCE, perAgent - opened);
      await Promise.all(Array.from({ length: group }, () => open(authorization)));
    }
  }
  const closed = sockets.map(
    (socket) => new Promise<number>((resolve) => socket.once('close', (code) => resolve(code))),
  );
  return {
    count: sockets.length,
    stall: () => sockets.forEach((socket) => socket.pause()),
    resume: () => {
      sockets.forEach((socket) => socket.resume());
      return Promise.all(closed);
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.terminate();
      await Promise.all(closed);
    },
  };
}
