import { stopSignal } from '../shutdown.js';
import { green, print, printError, red } from '../terminal.js';
import { withTrustSubgraph } from '../trust-subgraph.js';

/** Exit code of what Ctrl-C ended. */
const INTERRUPTED = 130;
const SHOW_EVERY = 20;

/**
 * Moves the bytes of papers that are in Postgres from before the store of documents there. What is still to do stands in the
 * database: Ctrl-C ends it after the paper under way, and the next run goes on. Returns 1 where a paper is damaged.
 */
export function documentsMove(): Promise<number> {
  const stop = stopSignal();
  return withTrustSubgraph(async (trust) => {
    const moving = trust.moveDocuments({
      signal: stop,
      onPaper: ({ moved, left }) => {
        if (moved % SHOW_EVERY === 0) print(`  ${moved} moved, ${left} to do`);
      },
    });
    if (!moving) {
      printError('There is no store of documents: set DOCUMENT_S3_BUCKET or DOCUMENT_STORE_DIRECTORY.');
      return 1;
    }
    const { moved, damaged, left } = await moving;
    for (const id of damaged)
      printError(red(`document ${id}: its bytes are not those that were submitted; they stay in Postgres`));
    if (stop.aborted && left > damaged.length) {
      print(`stopped: ${moved} moved, ${left} to do; pnpm documents:move goes on`);
      return INTERRUPTED;
    }
    print(green(`documents: ${moved} moved, ${left} in Postgres`));
    return damaged.length === 0 ? 0 : 1;
  });
}
