export interface FeedState {
  /** Seq of the newest entry. */
  head: number;
  /** Entries up to this one are gone. */
  floor: number;
  /** Where a subscriber without a cursor begins: before the oldest entry that still needs an action. */
  pending: number;
}
