import type { NotificationFacts, NotificationKind } from './kinds.js';
import * as english from './templates/en.js';
import * as hindi from './templates/hi.js';
import * as marathi from './templates/mr.js';
import type { DigestTexts, MetricNames, Templates } from './templates/template.js';

export const LANGUAGES = ['en', 'hi', 'mr'] as const;
export type Language = (typeof LANGUAGES)[number];

interface Texts {
  readonly templates: Templates;
  readonly digest: DigestTexts;
  readonly metrics: MetricNames;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: { ...english, templates: english.en },
  hi: { ...hindi, templates: hindi.hi },
  mr: { ...marathi, templates: marathi.mr },
};

export interface Rendered {
  readonly title: string;
  readonly body: string;
}

/** The first of a person's languages that there are texts in; English otherwise. */
export function languageOf(languages: readonly string[]): Language {
  return languages.find((one): one is Language => (LANGUAGES as readonly string[]).includes(one)) ?? 'en';
}

/** @throws Error when the facts lack one that the text names: a programming error of who recorded the notification */
export function render(kind: NotificationKind, language: Language, facts: NotificationFacts): Rendered {
  const { title, body } = TEXTS[language].templates[kind];
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => formatFact(language, name, facts[name]));
  return { title: filled(title), body: filled(body) };
}

/** What the texts of a kind ask for, in the order of the body: the parameters of a provider's approved template. */
export function parametersOf(
  kind: NotificationKind,
  language: Language,
  facts: NotificationFacts,
): { readonly name: string; readonly text: string }[] {
  const { body } = TEXTS[language].templates[kind];
  return [...body.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    text: formatFact(language, name, facts[name]),
  }));
}

/** One e-mail about several notifications. */
export function renderDigest(
  language: Language,
  entries: readonly { kind: NotificationKind; facts: NotificationFacts }[],
): Rendered {
  const { subject, intro } = TEXTS[language].digest;
  const lines = entries.map(({ kind, facts }) => `– ${render(kind, language, facts).body}`);
  return { title: subject, body: [intro, '', ...lines].join('\n') };
}

function formatFact(language: Language, name: string, value: string | number | undefined): string {
  if (value === undefined) throw new Error(`The text needs the fact ${name}.`);
  if (name === 'metric') return TEXTS[language].metrics[value] ?? String(value);
  const locale = `${language}-IN`;
  if (name === 'at')
    return new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Asia/Kolkata',
    }).format(new Date(value));
  if (name === 'on')
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(value));
  if (name === 'price')
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: 'INR',
      maximumFractionDigits: 0,
    }).format(Number(value));
  return String(value);
}
