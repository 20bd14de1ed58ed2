import {
  type Charge,
  type ClientInfo,
  type Limit,
  type LimitService,
  RateLimitedError,
} from '@propmubi/runtime';
import type { OtpAlert } from './otp-alert.js';
import type { OtpMetrics } from './otp-metrics.js';
import type { OtpOrigin } from './otp-origin.js';
import type { RequestChallenge } from './request-challenge.js';

export interface CodeRequest {
  /** Keyed hash of the number or address. */
  subjectHash: string;
  origin: OtpOrigin;
  client: ClientInfo | undefined;
  /** The client’s answer to a challenge, if it was given one. */
  answer?: string | undefined;
}

/** What a code of one kind, SMS or e-mail, is counted by. */
export interface BudgetRules<Request extends CodeRequest> {
  /** Of the narrow kind: they bound what one client does, the subject’s owner too. */
  own(request: Request): Charge[];
  /** Of the wide kind: many clients share them. */
  shared(request: Request): Charge[];
  /** What needs no challenge. */
  free(request: Request): Charge[];
  /** The limits on all codes, which are watched. */
  total: readonly Limit[];
  /** Codes in all that need no challenge; what is left of it says how hard one is. */
  freeTotal: Limit;
}

export interface OtpBudgetDependencies<Request extends CodeRequest> {
  limits: LimitService;
  rules: BudgetRules<Request>;
  challenge: RequestChallenge;
  alert: OtpAlert;
  metrics: OtpMetrics;
}

/** Decides whether a code may be paid for. */
export function createOtpBudget<Request extends CodeRequest>(dependencies: OtpBudgetDependencies<Request>) {
  const { limits, rules, challenge, alert, metrics } = dependencies;

  async function solved({ subjectHash, answer }: CodeRequest): Promise<boolean> {
    if (!answer) return false;
    if (await challenge.accept(subjectHash, answer)) return true;
    throw await challengeRequired(subjectHash, 'The answer to the challenge is wrong, late or used.');
  }

  async function challengeRequired(subjectHash: string, message: string): Promise<RateLimitedError> {
    const [state] = await limits.force([{ limit: rules.freeTotal, key: 'all', points: 0 }]);
    const pressure = state ? 1 - state.remaining / state.points : 1;
    return new RateLimitedError(message, {
      code: 'CHALLENGE_REQUIRED',
      details: { challenge: await challenge.offer(subjectHash, pressure) },
    });
  }

  return {
    /**
     * Takes a code out of every budget, or out of none. The owner of a number or address, on a network they signed in from, is
     * counted in the shared budgets and not refused by them: strangers cannot use these up for people who sign in.
     * @throws RateLimitedError OTP_BUDGET_EXHAUSTED, or CHALLENGE_REQUIRED with the challenge
     */
    async spend(request: Request): Promise<void> {
      const charges = rules.own(request);
      const shared = rules.shared(request);
      const { known } = request.origin;
      try {
        if (!known) {
          charges.push(...shared);
          if (!(await solved(request))) charges.push(...rules.free(request));
        }
        const states = await limits.spend(charges);
        await alert.watch(known ? await limits.force(shared) : states);
        metrics.code('sent');
      } catch (error) {
        if (!(error instanceof RateLimitedError)) throw error;
        throw await refusal(error, request);
      }
    },
  };

  async function refusal(error: RateLimitedError, { subjectHash }: CodeRequest): Promise<RateLimitedError> {
    const limit = String(error.extensions['limit'] ?? '');
    if (error.code !== 'CHALLENGE_REQUIRED') {
      metrics.code('refused', limit);
      const windowSeconds = rules.total.find(({ name }) => name === limit)?.windowSeconds;
      if (windowSeconds) {
        await alert.watch([{ name: limit, points: 1, remaining: 0, windowSeconds, resetSeconds: 0 }]);
      }
      return error;
    }
    metrics.code('challenged', limit);
    if (error.extensions['challenge']) return error;
    return challengeRequired(subjectHash, 'Solve the challenge and ask again with its answer.');
  }
}

export type OtpBudget<Request extends CodeRequest> = ReturnType<typeof createOtpBudget<Request>>;
