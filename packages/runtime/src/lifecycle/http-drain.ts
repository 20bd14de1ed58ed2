import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

export interface HttpDrain {
  /** From then on readiness must say no, so that load balancers send nothing new. */
  readonly isDraining: boolean;
  /** Answers as before, each answer ending its connection, until no client is connected or the time is over. */
  drain(withinMs: number): Promise<void>;
  /** Closes the server once all answers are sent, and cuts off clients that have not taken theirs when the time is over. */
  close(withinMs: number): Promise<void>;
}

const LOOK_EVERY_MS = 25;

/**
 * Lets clients leave before their server closes: a connection that is kept open and closed by the server takes along
 * the request that is on its way, and a client cannot send a mutation again. Before the server's routes are added.
 */
export function drainable(app: FastifyInstance): HttpDrain {
  let isDraining = false;
  // When it is answered: a request that came before the drain may be the last one of its connection.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (isDraining) void reply.header('Connection', 'close');
    done();
  });
  const connections = () =>
    new Promise<number>((resolve) => app.server.getConnections((error, count) => resolve(error ? 0 : count)));
  return {
    get isDraining() {
      return isDraining;
    },
    async drain(withinMs) {
      isDraining = true;
      const deadline = performance.now() + withinMs;
      while (performance.now() < deadline && (await connections()) > 0) await delay(LOOK_EVERY_MS);
    },
    async close(withinMs) {
      const cutOff = setTimeout(() => app.server.closeAllConnections(), withinMs);
      await app.close();
      clearTimeout(cutOff);
    },
  };
}
