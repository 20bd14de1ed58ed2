import { create } from 'zustand';

/** A proof of the second factor that the viewer is asked for. */
export interface AskedProof {
  /** Whether it was given. */
  readonly isGiven: Promise<boolean>;
  settle(isGiven: boolean): void;
}

export const useStepUp = create<{ asked: AskedProof | undefined }>()(() => ({ asked: undefined }));

/** Asks the viewer to prove the second factor. Acts that are refused meanwhile wait for the same proof. */
export function askForProof(): Promise<boolean> {
  const { asked } = useStepUp.getState();
  if (asked) return asked.isGiven;
  let settled: (isGiven: boolean) => void;
  const isGiven = new Promise<boolean>((resolve) => {
    settled = resolve;
  });
  const settle = (given: boolean) => {
    useStepUp.setState({ asked: undefined });
    settled(given);
  };
  useStepUp.setState({ asked: { isGiven, settle } });
  return isGiven;
}
