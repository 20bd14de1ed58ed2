import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { RawIntlProvider } from 'react-intl';
import { LOCALES } from '../early/language.js';
import { type Language, usePreferences } from '../lib/preferences.js';
import { intlOf } from './intl-of.js';
import english from './en.json' with { type: 'json' };

type Messages = typeof english;

/** The English of the first route is in the bundle, the rest comes with its screens; other languages are loaded when chosen. */
const loaders: Record<Exclude<Language, 'en'>, () => Promise<{ default: Messages }>> = {
  hi: () => import('./hi.json'),
  mr: () => import('./mr.json'),
};

export interface Catalogue {
  language: Language;
  messages: Messages;
}

const ENGLISH: Catalogue = { language: 'en', messages: english };

async function load(language: Language): Promise<Catalogue> {
  if (language === 'en') return ENGLISH;
  return { language, messages: (await loaders[language]()).default };
}

/** The messages that the app begins with: those of the chosen language, or English where its catalogue does not come. */
export const firstCatalogue = () => load(usePreferences.getState().language).catch(() => ENGLISH);

interface LanguageProviderProps {
  first: Catalogue;
  children: ReactNode;
}

/** Formats messages, numbers and dates for the chosen language; the one before stands until its catalogue is there. */
export function LanguageProvider({ first, children }: LanguageProviderProps) {
  const language = usePreferences((state) => state.language);
  const [catalogue, setCatalogue] = useState(first);
  useEffect(() => {
    let isCurrent = true;
    void load(language).then((loaded) => {
      if (!isCurrent) return;
      setCatalogue((shown) => (shown.language === language ? shown : loaded));
      document.documentElement.lang = language;
    });
    return () => {
      isCurrent = false;
    };
  }, [language]);
  const intl = useMemo(() => intlOf(LOCALES[catalogue.language], catalogue.messages), [catalogue]);
  return <RawIntlProvider value={intl}>{children}</RawIntlProvider>;
}
