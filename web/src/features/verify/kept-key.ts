import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface KeptKey {
  keyId: string;
  publicKey: string;
  /** ISO 8601. */
  since: string;
}

interface KeptKeyState {
  kept: KeptKey | null;
  keep(key: Omit<KeptKey, 'since'>): void;
}

/**
 * The log's key as this browser saw it first. A server that publishes another key later cannot make this browser believe
 * receipts that it signed anew.
 */
export const useKeptKey = create<KeptKeyState>()(
  persist(
    (set) => ({
      kept: null,
      keep: (key) => set({ kept: { ...key, since: new Date().toISOString() } }),
    }),
    { name: 'propmubi-log-key' },
  ),
);
