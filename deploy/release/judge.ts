/** What a group of processes answered since it started. */
export interface Answers {
  answered: number;
  /** Of those: not the fault of the request. */
  failed: number;
  /** Of those: later than the objective allows. */
  slow: number;
}

/** A share of answers that may be bad, and how many times faster than the month allows it may be used up. */
export interface Budget {
  share: number;
  burn: number;
}

export interface Objectives {
  failed: Budget;
  slow: Budget;
  /** Fewer answers than these say nothing. */
  minAnswers: number;
  /** Fewer bad ones than these may be chance. */
  minBad: number;
}

/** The objectives of docs/observability.md, with the burn rate that wakes a person. */
export const OBJECTIVES: Objectives = {
  failed: { share: 0.001, burn: 14.4 },
  slow: { share: 0.01, burn: 14.4 },
  minAnswers: 100,
  minBad: 3,
};

export type Verdict =
  { kind: 'good' } | { kind: 'unknown'; answered: number } | { kind: 'bad'; reason: string };

/** Judges what was answered between two readings of one group. */
export function judge(before: Answers, after: Answers, objectives: Objectives = OBJECTIVES): Verdict {
  const { minAnswers, minBad } = objectives;
  const answered = after.answered - before.answered;
  for (const what of ['failed', 'slow'] as const) {
    const bad = after[what] - before[what];
    const { share, burn } = objectives[what];
    // Bad ones among few answers are enough: what fails at once need not fail a hundred times.
    if (bad >= minBad && bad > Math.max(answered, minAnswers) * share * burn) {
      return {
        kind: 'bad',
        reason: `${bad} of ${answered} answers ${what}, ${percent(share * burn)} at most`,
      };
    }
  }
  return answered < minAnswers ? { kind: 'unknown', answered } : { kind: 'good' };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
