import { RateLimitedError } from '@propmubi/runtime/errors';
import type { GatewayContext } from './gateway-context.js';

/** Does work, and notes on the request when a limit refused it. */
export async function noting<T>(context: GatewayContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    note(context, error);
    throw error;
  }
}

/** When to come back, for transports that say it in a header. */
export function note({ limits }: GatewayContext, error: unknown): void {
  if (!limits || !(error instanceof RateLimitedError)) return;
  const { retryAfterSeconds } = error.extensions;
  if (typeof retryAfterSeconds === 'number') limits.retryAfterSeconds = retryAfterSeconds;
}
