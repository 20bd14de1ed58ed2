import type { TrustLanguage } from '../graphql/graphql.js';

export const LANGUAGES = ['en', 'hi', 'mr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Where the browser keeps what the reader chose. */
export const PREFERENCES = 'propmubi-preferences';

/** In which the graph writes sentences about scores. */
export const TRUST_LANGUAGES: Readonly<Record<Language, TrustLanguage>> = { en: 'EN', hi: 'HI', mr: 'MR' };

/** In which numbers and dates are written. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-IN', hi: 'hi-IN', mr: 'mr-IN' };

/** That of the browser, for who chose none. */
export function languageOfBrowser(): Language {
  return LANGUAGES.find((code) => navigator.language.startsWith(code)) ?? 'en';
}

/** The language that the app will show. */
export function rememberedLanguage(): Language {
  try {
    const { state } = JSON.parse(localStorage.getItem(PREFERENCES) ?? '{}') as {
      state?: { language?: unknown };
    };
    return LANGUAGES.find((code) => code === state?.language) ?? languageOfBrowser();
  } catch {
    return languageOfBrowser();
  }
}
