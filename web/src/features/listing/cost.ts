export interface CostGiven {
  /** Rupees. */
  price: number;
  /** Paid at once, in per cent of the price. */
  ownShare: number;
  /** Per cent a year. */
  interest: number;
  years: number;
  /** Stamp duty with what is levied beside it, in per cent of the price. */
  stampDuty: number;
  /** Rupees. */
  registration: number;
}

export interface Cost {
  loan: number;
  /** Rupees a month. */
  emi: number;
  totalInterest: number;
  stampDuty: number;
  /** Price, duty and registration: what the home costs without a loan. */
  atPurchase: number;
  /** The same with the interest. */
  inAll: number;
}

/** What was typed as a figure of a range: nothing is the least of it. */
export function within(typed: string, [least, most]: readonly [least: number, most: number]): number {
  return Math.min(most, Math.max(least, Number(typed) || least));
}

const MONTHS = 12;

/** The instalment of an annuity: P·r·(1+r)^n / ((1+r)^n − 1) with the month's rate r; without interest P / n. */
export function costOf({ price, ownShare, interest, years, stampDuty, registration }: CostGiven): Cost {
  const loan = price * (1 - ownShare / 100);
  const months = years * MONTHS;
  const rate = interest / 100 / MONTHS;
  const growth = (1 + rate) ** months;
  const emi = rate === 0 ? loan / months : (loan * rate * growth) / (growth - 1);
  const totalInterest = emi * months - loan;
  const duty = (price * stampDuty) / 100;
  const atPurchase = price + duty + registration;
  return { loan, emi, totalInterest, stampDuty: duty, atPurchase, inAll: atPurchase + totalInterest };
}
