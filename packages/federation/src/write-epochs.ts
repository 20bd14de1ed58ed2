import { LRUCache } from 'lru-cache';

/** Viewers whose last write is remembered one by one. */
const MAX_VIEWERS = 10_000;

/**
 * Numbers that change with every write of a viewer. Requests under way may be shared only by operations that began with
 * one number: an answer that was on its way before a write is not given to a read that comes after it.
 */
export class WriteEpochs {
  private last = 0;
  /** No viewer that was forgotten wrote later than this. */
  private forgotten = 0;
  private readonly epochs = new LRUCache<string, number>({
    // Not `max`, which makes room for all of them at once.
    maxSize: MAX_VIEWERS,
    sizeCalculation: () => 1,
    dispose: (epoch, _viewer, reason) => {
      if (reason === 'evict') this.forgotten = Math.max(this.forgotten, epoch);
    },
  });

  of(viewer: string): number {
    return this.epochs.get(viewer) ?? this.forgotten;
  }

  /** Called when a write begins and again when it ends: what is read in between may or may not see it. */
  wrote(viewer: string): void {
    this.epochs.set(viewer, ++this.last);
  }
}
