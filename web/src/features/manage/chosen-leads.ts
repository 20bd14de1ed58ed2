import { create } from 'zustand';

interface ChosenLeads {
  ids: ReadonlySet<string>;
  toggle(id: string): void;
  clear(): void;
}

/** The leads of the board that a manager has chosen to hand over together. */
export const useChosenLeads = create<ChosenLeads>()((set) => ({
  ids: new Set(),
  toggle: (id) =>
    set(({ ids }) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      return { ids: next };
    }),
  clear: () => set({ ids: new Set() }),
}));
