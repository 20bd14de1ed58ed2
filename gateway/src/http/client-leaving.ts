import { Cancellation } from '@propmubi/federation/serving';
import type { FastifyReply } from 'fastify';

/** Why an operation ended whose client takes no answer any more. */
export const clientLeft = (): Error => new Error('The client closed the connection.');

/** Aborts when the connection closes before the answer is out, so that no work is done for a client that left. */
export function abortsWhenClientGoes({ raw }: FastifyReply): Cancellation {
  const cancellation = new Cancellation();
  const leave = (): void => cancellation.abort(clientLeft());
  // It may have left while its token was read: no event tells of that any more.
  if (raw.closed) leave();
  else
    raw.once('close', () => {
      if (!raw.writableFinished) leave();
    });
  return cancellation;
}
