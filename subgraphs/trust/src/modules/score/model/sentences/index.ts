import type { Code } from '../codes.js';
import type { EvidenceFacts } from '../evidence.js';
import type { Improvement } from '../improvements.js';
import { en } from './en.js';
import { hi } from './hi.js';
import { mr } from './mr.js';
import { agreeing, type Phrases } from './phrases.js';

/** English, Hindi, Marathi. */
export const LANGUAGES = ['EN', 'HI', 'MR'] as const;
export type Language = (typeof LANGUAGES)[number];

const PHRASES: Record<Language, Phrases> = { EN: en, HI: hi, MR: mr };
const LOCALES: Record<Language, string> = { EN: 'en-IN', HI: 'hi-IN-u-nu-latn', MR: 'mr-IN-u-nu-latn' };

/** The sentence of a reason: it states facts of the source and nothing else. */
export function sentenceOf(code: Code, facts: EvidenceFacts, language: Language): string {
  return fill(PHRASES[language].codes[code], withStated(facts), language);
}

/** Of what is needed, what is there: sources count what is missing. */
function withStated(facts: EvidenceFacts): EvidenceFacts {
  const { needed, missing } = facts;
  return typeof needed === 'number' && typeof missing === 'number'
    ? { ...facts, stated: needed - missing }
    : facts;
}

export interface Explained {
  score: number;
  band: string;
  /** 0 to 1. */
  coverage: number;
  percentile: number | null;
  members: number | null;
  reasons: readonly { code: Code; facts: EvidenceFacts }[];
  improvements: readonly Improvement[];
}

/** The whole score as a few sentences. */
export function explain(explained: Explained, language: Language): string {
  const { band, coverage, percentile, members, reasons, improvements } = explained;
  const phrases = PHRASES[language];
  const facts = { score: Math.round(explained.score), band, coverage: Math.round(100 * coverage) };
  const [best] = improvements;
  return [
    fill(band === 'NEW' ? phrases.headlineNew : phrases.headline, facts, language),
    ...(coverage === 0 ? [phrases.nothingKnown] : []),
    ...(percentile !== null && members !== null
      ? [fill(phrases.ranked, { percentile, members }, language)]
      : []),
    ...reasons.map((reason) => sentenceOf(reason.code, reason.facts, language)),
    ...(best
      ? [fill(phrases.raise, { action: phrases.actions[best.action], points: best.points }, language)]
      : []),
  ].join(' ');
}

export function actionText({ action }: Improvement, language: Language): string {
  return PHRASES[language].actions[action];
}

function fill(phrase: string, facts: EvidenceFacts, language: Language): string {
  return agreeing(phrase, facts).replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) return '–';
    if (typeof fact === 'number') return fact.toLocaleString(LOCALES[language], { maximumFractionDigits: 1 });
    if (name === 'status') return PHRASES[language].statuses[fact] ?? fact;
    return isDay(fact) ? dayIn(fact, language) : fact;
  });
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

function dayIn(day: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(day),
  );
}
