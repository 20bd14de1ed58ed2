import { type Language, usePreferences } from '../../lib/preferences.js';
import type { TrustLanguage } from '../../graphql/graphql.js';

const LANGUAGES: Record<Language, TrustLanguage> = { en: 'EN', hi: 'HI', mr: 'MR' };

/** The language in which the graph is asked for sentences about scores. */
export function useTrustLanguage(): TrustLanguage {
  return LANGUAGES[usePreferences((state) => state.language)];
}
