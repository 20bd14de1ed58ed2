import type { Logger } from '../log/logger.js';
import type { Subgraph } from './types.js';

/** Lets a subgraph run what its first requests would wait for. One that cannot serves all the same, only slower at first. */
export async function rehearse(subgraph: Pick<Subgraph, 'rehearse'>, logger: Logger): Promise<void> {
  try {
    await subgraph.rehearse?.();
  } catch (error) {
    logger.warn({ err: error }, 'not rehearsed');
  }
}
