import type { PhoneNumber } from '@propmubi/domain';
import {
  type Charge,
  type ClientInfo,
  limitKeys,
  type LimitService,
  RateLimitedError,
} from '@propmubi/runtime';
import type { OtpAlert } from './otp-alert.js';
import type { OtpLimits } from './otp-limits.js';
import type { OtpMetrics } from './otp-metrics.js';
import type { OtpOrigin } from './otp-origin.js';
import type { RequestChallenge } from './request-challenge.js';

/** The last digits of a number, which its block leaves open. */
const BLOCK_DIGITS = 4;

export interface OtpBudgetDependencies {
  limits: LimitService;
  otpLimits: OtpLimits;
  challenge: RequestChallenge;
  alert: OtpAlert;
  metrics: OtpMetrics;
  /** ISO 3166 of the country whose numbers may use the whole budget. */
  homeCountry: string;
}

export interface CodeRequest {
  phone: PhoneNumber;
  phoneHash: string;
  origin: OtpOrigin;
  client: ClientInfo | undefined;
  /** The client’s answer to a challenge, if it was given one. */
  answer: string | undefined;
}

/** Decides whether a code may be paid for. */
export function createOtpBudget(dependencies: OtpBudgetDependencies) {
  const { limits, otpLimits, challenge, alert, metrics, homeCountry } = dependencies;

  /** Of the narrow kind: they bound what one client does, the number’s owner too. */
  function ownCharges({ client, phoneHash, origin }: CodeRequest): Charge[] {
    const address = limitKeys.address(client?.address ?? 'unknown');
    const phone = origin.known ? otpLimits.ownPhone : otpLimits.phone;
    const phoneKey = limitKeys.other('phone', origin.known ? `${phoneHash}${origin.network}` : phoneHash);
    return [
      ...otpLimits.address.map((limit) => ({ limit, key: address })),
      ...phone.map((limit) => ({ limit, key: phoneKey })),
    ];
  }

  /** Of the wide kind: many clients share them. */
  function sharedCharges({ phone }: CodeRequest): Charge[] {
    const prefix = limitKeys.other('prefix', phone.e164.slice(0, -BLOCK_DIGITS));
    const country = limitKeys.other('country', phone.country ?? 'none');
    return [
      ...otpLimits.prefix.map((limit) => ({ limit, key: prefix })),
      ...(phone.country === homeCountry ? [] : otpLimits.country.map((limit) => ({ limit, key: country }))),
      ...otpLimits.total.map((limit) => ({ limit, key: 'all' })),
    ];
  }

  function freeCharges({ phone, phoneHash, client }: CodeRequest): Charge[] {
    const { free } = otpLimits;
    return [
      { limit: free.address, key: limitKeys.address(client?.address ?? 'unknown') },
      { limit: free.phone, key: limitKeys.other('phone', phoneHash) },
      { limit: free.prefix, key: limitKeys.other('prefix', phone.e164.slice(0, -BLOCK_DIGITS)) },
      { limit: free.total, key: 'all' },
    ];
  }

  async function solved({ phoneHash, answer }: CodeRequest): Promise<boolean> {
    if (!answer) return false;
    if (await challenge.accept(phoneHash, answer)) return true;
    throw await challengeRequired(phoneHash, 'The answer to the challenge is wrong, late or used.');
  }

  async function challengeRequired(phoneHash: string, message: string): Promise<RateLimitedError> {
    const [state] = await limits.force([{ limit: otpLimits.free.total, key: 'all', points: 0 }]);
    const pressure = state ? 1 - state.remaining / state.points : 1;
    return new RateLimitedError(message, {
      code: 'CHALLENGE_REQUIRED',
      details: { challenge: await challenge.offer(phoneHash, pressure) },
    });
  }

  return {
    /**
     * Takes a code out of every budget, or out of none. The owner of a number, on a network they signed in from, is
     * counted in the shared budgets and not refused by them: strangers cannot use these up for people who sign in.
     * @throws RateLimitedError OTP_BUDGET_EXHAUSTED, or CHALLENGE_REQUIRED with the challenge
     */
    async spend(request: CodeRequest): Promise<void> {
      const charges = ownCharges(request);
      const shared = sharedCharges(request);
      const { known } = request.origin;
      try {
        if (!known) {
          charges.push(...shared);
          if (!(await solved(request))) charges.push(...freeCharges(request));
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

  async function refusal(error: RateLimitedError, { phoneHash }: CodeRequest): Promise<RateLimitedError> {
    const limit = String(error.extensions['limit'] ?? '');
    if (error.code !== 'CHALLENGE_REQUIRED') {
      metrics.code('refused', limit);
      const windowSeconds = [...otpLimits.total].find(({ name }) => name === limit)?.windowSeconds;
      if (windowSeconds) {
        await alert.watch([{ name: limit, points: 1, remaining: 0, windowSeconds, resetSeconds: 0 }]);
      }
      return error;
    }
    metrics.code('challenged', limit);
    if (error.extensions['challenge']) return error;
    return challengeRequired(phoneHash, 'Solve the challenge and ask again with its answer.');
  }
}

export type OtpBudget = ReturnType<typeof createOtpBudget>;
