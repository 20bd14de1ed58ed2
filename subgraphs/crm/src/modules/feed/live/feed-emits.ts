import type { Viewer } from '@propmubi/runtime';
import type { CrmContext } from '../../../context.js';
import type { FeedOwner } from '../store/feed-owner.js';
import { sessionRevoked } from './feed-errors.js';
import type { FeedSignal } from './feed-subscription.js';

/** A signal on its way to one subscriber, with whose feed it is of. */
export interface FeedEmit<Owner extends FeedOwner = FeedOwner> {
  owner: Owner;
  signal: FeedSignal;
}

/**
 * Opens a feed of the viewer after a cursor. The session is checked again at every emit, the right to the feed at
 * every read. Signals that `isWanted` refuses are skipped; ends never are.
 * @throws InvalidInputError BAD_CURSOR, and as FeedHub.subscribe
 */
export async function openEmits<Owner extends FeedOwner>(
  { viewer, services }: CrmContext,
  owner: Owner,
  after: string | null | undefined,
  isWanted: (signal: Exclude<FeedSignal, { type: 'end' }>) => boolean = () => true,
): Promise<AsyncIterableIterator<FeedEmit<Owner>>> {
  const seq = after ? services.cursors.decode(owner, after) : undefined;
  const source = await services.hub.subscribe(owner, seq);
  const emits: AsyncIterableIterator<FeedEmit<Owner>> = {
    [Symbol.asyncIterator]: () => emits,
    async next() {
      for (;;) {
        const { value: signal, done } = await source.next();
        if (done) return { value: undefined, done: true };
        if (signal.type !== 'end') {
          if (!isWanted(signal)) continue;
          if (!(await services.isViewerCurrent(viewer as Viewer))) {
            source.end(sessionRevoked());
            continue;
          }
        }
        return { value: { owner, signal }, done: false };
      }
    },
    async return() {
      await source.return();
      return { value: undefined, done: true };
    },
  };
  return emits;
}
