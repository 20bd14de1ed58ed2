import type { GatewayConfig } from '../config.js';
import type { GatewayContext } from './gateway-context.js';

/**
 * Whose reads may join a request that was sent before they came. A client that can write may have done so by another
 * process, of which nothing is known here. Without sign-in that is every client, unless this process is the only one.
 */
export function createSharingRule({
  authentication,
  workers,
}: Pick<GatewayConfig, 'authentication' | 'workers'>): (context: GatewayContext) => boolean {
  const joinsAnonymous = authentication || workers === 1;
  return ({ viewer }) => viewer.userId === null && joinsAnonymous;
}
