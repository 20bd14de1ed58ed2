import { Federation, type FederationOptions } from './federation.js';
import { readSupergraph } from './planning/read-supergraph.js';

/** Opens a supergraph for queries, mutations and subscriptions. It is read with its planner. */
export function createFederation<C = unknown>(
  options: Omit<FederationOptions<C>, 'read'> & Partial<Pick<FederationOptions<C>, 'read'>>,
): Federation<C> {
  return new Federation({ read: readSupergraph, ...options });
}
