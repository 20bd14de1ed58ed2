/** Sent in the error CHALLENGE_REQUIRED; what it holds beside `kind` is for the solver of that kind. */
export interface OfferedChallenge {
  readonly kind: string;
  readonly expiresAt: string;
  readonly [detail: string]: unknown;
}

/**
 * Makes a request cost its sender something once requests come in numbers. Proof of work is one way (`proof-of-work.ts`);
 * a captcha service is another, with its site key in the offer and its token as the answer.
 */
export interface RequestChallenge {
  /** A challenge for one request about `subject`, a keyed hash. `pressure` from 0 to 1 may make it harder. */
  offer(subject: string, pressure: number): Promise<OfferedChallenge>;
  /** Whether this answers, for the first time, a challenge that was offered for the same subject. */
  accept(subject: string, answer: string): Promise<boolean>;
}
