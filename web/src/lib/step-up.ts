import { create } from 'zustand';

/** What an act takes that was refused for want of it: the second factor, or a new sign-in at the organization's provider. */
export type Proof = 'SECOND_FACTOR' | 'PROVIDER';

/** A proof that the viewer is asked for. */
export interface AskedProof {
  readonly of: Proof;
  /** Whether it was given. */
  readonly isGiven: Promise<boolean>;
  settle(isGiven: boolean): void;
}

export const useStepUp = create<{ asked: AskedProof | undefined }>()(() => ({ asked: undefined }));

/** Asks the viewer for a proof. Acts that are refused meanwhile wait for the same one, or have theirs asked for after it. */
export function askForProof(of: Proof): Promise<boolean> {
  const { asked } = useStepUp.getState();
  if (asked) return asked.of === of ? asked.isGiven : asked.isGiven.then(() => askForProof(of));
  let settled: (isGiven: boolean) => void;
  const isGiven = new Promise<boolean>((resolve) => {
    settled = resolve;
  });
  const settle = (given: boolean) => {
    useStepUp.setState({ asked: undefined });
    settled(given);
  };
  useStepUp.setState({ asked: { of, isGiven, settle } });
  return isGiven;
}
