import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export interface KeptHead {
  treeSize: number;
  rootHash: string;
  /** ISO 8601: when the log signed it. */
  timestamp: string;
}

interface KeptHeadState {
  kept: KeptHead | null;
  keep(head: KeptHead): void;
}

/** The last head of the log that this browser found good: a later one must prove that it only grew since. */
export const useKeptHead = create<KeptHeadState>()(
  persist((set) => ({ kept: null, keep: (kept) => set({ kept }) }), { name: 'propmubi-log-head' }),
);
