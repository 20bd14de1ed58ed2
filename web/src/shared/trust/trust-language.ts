import { TRUST_LANGUAGES } from '../../early/language.js';
import { usePreferences } from '../../lib/preferences.js';
import type { TrustLanguage } from '../../graphql/graphql.js';

/** The language in which the graph is asked for sentences about scores. */
export function useTrustLanguage(): TrustLanguage {
  return TRUST_LANGUAGES[usePreferences((state) => state.language)];
}
