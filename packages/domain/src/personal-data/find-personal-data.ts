import { digitRuns } from './digit-groups.js';
import { foldText } from './folded-text.js';
import { numbersOf } from './numbers.js';
import type { PersonalDataKind } from './personal-data-kind.js';

export { PERSONAL_DATA_KINDS, type PersonalDataKind } from './personal-data-kind.js';

/** Where in a text it stands: UTF-16 offsets, as `slice` takes them. */
export interface PersonalDataFinding {
  kind: PersonalDataKind;
  start: number;
  end: number;
}

const AT = String.raw`\s{0,3}(?:@|[([{<]\s?at\s?[)\]}>]|\bat\b|एट|ऐट)\s{0,3}`;
const DOT = String.raw`\s{0,3}(?:[([{<]\s?dot\s?[)\]}>]|\bdot\b|डॉट)\s{0,3}`;
/** Begins where a word does and is no longer than an address allows: a long text takes linear time. */
const NAME = String.raw`(?<![\p{L}\p{M}\d._%+-])[\p{L}\d][\p{L}\p{M}\d._%+-]{0,63}`;
const HOST = String.raw`[\p{L}\p{M}\d-]{1,63}`;
const PROVIDER = 'gmail|googlemail|yahoo|ymail|hotmail|outlook|rediffmail|icloud|protonmail';
/** Handles of UPI's payment apps and banks: what follows the @ of an address that has no dot. */
const UPI_HANDLE =
  'ok(?:axis|sbi|hdfcbank|icici)|ybl|ibl|axl|paytm|pt(?:axis|hdfc|sbi|yes)|upi|apl|yapl|rapl|sbi|hdfcbank|icici|axisbank|kotak|freecharge|wa(?:icici|hdfcbank|sbi|axis)|airtel|fam|slice|naviaxis|jupiteraxis';

const PATTERNS: readonly (readonly [PersonalDataKind, RegExp])[] = [
  ['EMAIL', new RegExp(String.raw`${NAME}@${HOST}(?:\.${HOST})+`, 'giu')],
  ['EMAIL', new RegExp(`${NAME}${AT}${HOST}(?:${DOT}${HOST})+`, 'giu')],
  ['EMAIL', new RegExp(`${NAME}${AT}(?:${PROVIDER})(?![\\p{L}\\d])`, 'giu')],
  ['UPI_ID', new RegExp(`${NAME}@(?:${UPI_HANDLE})(?![\\p{L}\\d])`, 'giu')],
  ['PAN', /(?<![A-Za-z\d])[A-Z]{3}[ABCFGHJKLPT][A-Z][\s-]?\d{4}[\s-]?[A-Z](?![A-Za-z\d])/gu],
  ['PAN', /(?<![a-z\d])[a-z]{3}[abcfghjklpt][a-z]\d{4}[a-z](?![a-z\d])/giu],
  ['VOTER_ID', /(?<![A-Za-z\d])[A-Z]{3}\d{7}(?![A-Za-z\d])/gu],
  ['PASSPORT', /\bpassport\b.{0,20}?(?<![a-z\d])[a-pr-wy][1-9]\d{6}(?![a-z\d])/giu],
];

/** Numbers of the register, which are public: eleven digits in them are no phone number. */
const REGISTER_NUMBER = /(?<![A-Za-z\d])(?:[AP]\d{11}|P[A-Z]\d{13})(?!\d)/giu;
/** Digits in groups of two or three that end in three, as amounts are written in India and elsewhere. */
const GROUPED_AMOUNT = /(?<![\d,])\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d,])/gu;

/**
 * Finds what identifies or reaches a person in a text that others will read: as it is usually written, and as it is written to pass
 * a filter: spaced, in words, in Devanagari or other digits, with letters for digits, with “at” and “dot”. Sorted by
 * place, without overlaps. What it finds may be something else (a moderator decides); prices, dates and numbers of the
 * register are not found.
 */
export function findPersonalData(text: string): PersonalDataFinding[] {
  const folded = foldText(text);
  const blanked = folded.text.replace(REGISTER_NUMBER, blank).replace(GROUPED_AMOUNT, blank);
  const found = [
    ...PATTERNS.flatMap(([kind, pattern]) =>
      [...blanked.matchAll(pattern)].map((match) => ({
        kind,
        start: match.index,
        end: match.index + match[0].length,
      })),
    ),
    ...digitRuns(blanked).flatMap(numbersOf),
  ].map(({ kind, start, end }) => ({ kind, ...folded.original(start, end) }));
  return withoutOverlaps(found);
}

/** What a text holds, each kind once, in alphabetical order. */
export function personalDataKinds(text: string): PersonalDataKind[] {
  return [...new Set(findPersonalData(text).map(({ kind }) => kind))].toSorted();
}

/** The text with what was found in it replaced by its kind in brackets, such as `[PHONE]`. */
export function redactPersonalData(text: string): string {
  let redacted = '';
  let at = 0;
  for (const { kind, start, end } of findPersonalData(text)) {
    redacted += `${text.slice(at, start)}[${kind}]`;
    at = end;
  }
  return redacted + text.slice(at);
}

/** As long as what it replaces, so that places stay; no digits, no letters. */
const blank = (match: string) => '\n'.repeat(match.length);

function withoutOverlaps(found: PersonalDataFinding[]): PersonalDataFinding[] {
  const kept: PersonalDataFinding[] = [];
  for (const finding of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (finding.start >= (kept.at(-1)?.end ?? 0)) kept.push(finding);
  }
  return kept;
}
