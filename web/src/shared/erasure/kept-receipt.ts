import { create } from 'zustand';

/** The receipt that an erasure has just given: its secret is shown once, and kept nowhere but on the page. */
export const useKeptReceipt = create<{ id: string; secret: string }>()(() => ({ id: '', secret: '' }));
