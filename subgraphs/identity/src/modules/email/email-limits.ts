import { limitKeys } from '@propmubi/runtime';
import type { BudgetRules, CodeRequest } from '../otp/otp-budget.js';
import { type Counts, FREE_SHARE, limit, windows } from '../otp/otp-limits.js';

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;

export interface EmailBudgets {
  /** Codes by e-mail in all. */
  perMinute: number;
  perHour: number;
  perDay: number;
  /** Codes for one client address in an hour that need no challenge. */
  freePerAddress: number;
}

/** The limits on codes by e-mail. An e-mail costs little; what is bounded is mail that strangers did not ask for. */
export function emailLimits({ perMinute, perHour, perDay, freePerAddress }: EmailBudgets) {
  const whole: Counts = [perMinute, perHour, perDay];
  const free = (name: string, points: number) =>
    limit(`otp-free-${name}`, points, HOUR_S, 'CHALLENGE_REQUIRED');
  return {
    /** A client’s network. */
    address: windows('email-address', [20, 60, 200]),
    /** A mailbox, asked for from networks its owner never signed in from, and from others. */
    mailbox: windows('email', [3, 6, 12]),
    ownMailbox: windows('own-email', [5, 10, 20]),
    total: windows('total-email', whole),
    free: {
      address: free('email-address', freePerAddress),
      mailbox: free('email', 2),
      total: free('email-total', Math.ceil(perHour * FREE_SHARE)),
    },
    guesses: {
      bySubject: limit('otp-guess-email', 50, DAY_S, 'AUTH_RATE_LIMITED'),
      byAddress: limit('otp-guess-address', 60, HOUR_S, 'AUTH_RATE_LIMITED'),
    },
  };
}

export type EmailLimits = ReturnType<typeof emailLimits>;

export function emailRules(limits: EmailLimits): BudgetRules<CodeRequest> {
  const addressOf = ({ client }: CodeRequest) => limitKeys.address(client?.address ?? 'unknown');
  const mailboxOf = ({ subjectHash }: CodeRequest) => limitKeys.other('email', subjectHash);
  return {
    total: limits.total,
    freeTotal: limits.free.total,
    own(request) {
      const { known, network } = request.origin;
      const mailbox = known ? limits.ownMailbox : limits.mailbox;
      const key = known ? limitKeys.other('email', `${request.subjectHash}${network}`) : mailboxOf(request);
      return [
        ...limits.address.map((one) => ({ limit: one, key: addressOf(request) })),
        ...mailbox.map((one) => ({ limit: one, key })),
      ];
    },
    shared: () => limits.total.map((one) => ({ limit: one, key: 'all' })),
    free: (request) => [
      { limit: limits.free.address, key: addressOf(request) },
      { limit: limits.free.mailbox, key: mailboxOf(request) },
      { limit: limits.free.total, key: 'all' },
    ],
  };
}
