import type { Limit } from '@propmubi/runtime';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
/** What a country other than the first of the list may take of the whole budget. */
const FOREIGN_SHARE = 0.1;
/** From this much of the whole budget on, every code needs a solved challenge. */
export const FREE_SHARE = 0.5;

export interface OtpBudgets {
  /** Codes in all. */
  perMinute: number;
  perHour: number;
  perDay: number;
  /** Codes for one client address in an hour that need no challenge. */
  freePerAddress: number;
}

export type Counts = readonly [perMinute: number, perHour: number, perDay: number];

export function windows(name: string, [minute, hour, day]: Counts): Limit[] {
  const rows = [
    ['minute', minute, MINUTE_S],
    ['hour', hour, HOUR_S],
    ['day', day, DAY_S],
  ] as const;
  return rows.map(([window, points, windowSeconds]) =>
    limit(`otp-${name}-${window}`, points, windowSeconds, 'OTP_BUDGET_EXHAUSTED'),
  );
}

export function limit(name: string, points: number, windowSeconds: number, code: string): Limit {
  return { name, points, windowSeconds, code, onRedisDown: 'refuse' };
}

/** The limits on sending and guessing codes (docs/adr: one-time passwords cost money). All refuse without Redis. */
export function otpLimits({ perMinute, perHour, perDay, freePerAddress }: OtpBudgets) {
  const whole: Counts = [perMinute, perHour, perDay];
  const shareOf = (share: number) => whole.map((count) => Math.ceil(count * share)) as unknown as Counts;
  const free = (name: string, points: number) =>
    limit(`otp-free-${name}`, points, HOUR_S, 'CHALLENGE_REQUIRED');
  return {
    /** A client’s network. */
    address: windows('address', [20, 60, 200]),
    /** A number, asked for from networks its owner never signed in from. */
    phone: windows('phone', [5, 10, 20]),
    /** A number, asked for from a network its owner signed in from. */
    ownPhone: windows('own-phone', [5, 10, 20]),
    /** A block of ten thousand numbers. */
    prefix: windows('prefix', [20, 100, 400]),
    country: windows('country', shareOf(FOREIGN_SHARE)),
    total: windows('total', whole),
    free: {
      address: free('address', freePerAddress),
      phone: free('phone', 3),
      prefix: free('prefix', 30),
      total: free('total', Math.ceil(perHour * FREE_SHARE)),
    },
    /** Guesses at codes of one number from networks its owner never signed in from. */
    guessesPerPhone: limit('otp-guess-phone', 50, DAY_S, 'AUTH_RATE_LIMITED'),
    /** Guesses from one network, at whatever numbers. */
    guessesPerAddress: limit('otp-guess-address', 60, HOUR_S, 'AUTH_RATE_LIMITED'),
  };
}

export type OtpLimits = ReturnType<typeof otpLimits>;
