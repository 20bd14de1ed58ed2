import { passesLuhn, passesVerhoeff } from '../check-digits.js';
import type { DigitRun } from './digit-groups.js';
import type { PersonalDataKind } from './personal-data-kind.js';

export interface FoundNumber {
  kind: PersonalDataKind;
  start: number;
  end: number;
}

const AADHAAR = /^[2-9]\d{11}$/;
const CARD = /^[3-6]\d{12,18}$/;
const INDIAN_MOBILE = /^(?:(?:00)?91|0)?[6-9]\d{9}$/;
/** With the trunk prefix, or the country's: without either it is any ten digits. */
const INDIAN_LANDLINE = /^(?:0|(?:00)?91)[1-8]\d{9}$/;
const INTERNATIONAL = /^[1-9]\d{7,14}$/;
const LONGEST = 19;
const THOUSANDS = /000$/;
const ROUND_AMOUNT = /[05]0$/;
/** Hundreds of crores; no operator gives such a number. */
const MILLIONS = /0{6}$/;

/** The personal numbers in a run: any neighbouring groups that together are one. None is found inside of another. */
export function numbersOf({ groups, international, behindCurrency }: DigitRun): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (let first = 0; first < groups.length; first++) {
    const most = longestFrom(first);
    if (!most) continue;
    found.push(most.number);
    first = most.last;
  }
  return found;

  function longestFrom(first: number): { number: FoundNumber; last: number } | undefined {
    let digits = '';
    let longest: { number: FoundNumber; last: number } | undefined;
    for (let last = first; last < groups.length; last++) {
      digits += groups[last]?.digits ?? '';
      if (digits.length > LONGEST) break;
      const kind = kindOf(digits, international && first === 0);
      if (!kind || isRound(first, last)) continue;
      const number = { kind, start: groups[first]?.start ?? 0, end: groups[last]?.end ?? 0 };
      longest = { number, last };
    }
    return longest;
  }

  /** Several round numbers in a row are rents or prices, such as 85000 - 92000; behind a currency less round ones, too. */
  function isRound(first: number, last: number): boolean {
    const round = behindCurrency ? ROUND_AMOUNT : THOUSANDS;
    return first < last && groups.slice(first, last + 1).every(({ digits }) => round.test(digits));
  }
}

function kindOf(digits: string, international: boolean): PersonalDataKind | undefined {
  if (AADHAAR.test(digits) && passesVerhoeff(digits)) return 'AADHAAR';
  if (MILLIONS.test(digits)) return undefined;
  if (INDIAN_MOBILE.test(digits) || INDIAN_LANDLINE.test(digits)) return 'PHONE';
  if (international && INTERNATIONAL.test(digits)) return 'PHONE';
  if (CARD.test(digits) && passesLuhn(digits)) return 'CARD_NUMBER';
  return undefined;
}
