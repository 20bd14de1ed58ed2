import { type ReactNode, useEffect, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { LOCALES } from '../early/language.js';
import { type Language, usePreferences } from '../lib/preferences.js';
import english from './en.json' with { type: 'json' };

type Messages = typeof english;

/** The English of the first route is in the bundle, the rest comes with its screens; other languages are loaded when chosen. */
const loaders: Record<Exclude<Language, 'en'>, () => Promise<{ default: Messages }>> = {
  hi: () => import('./hi.json'),
  mr: () => import('./mr.json'),
};

/** Formats messages, numbers and dates for the chosen language; English stands in until its catalogue is there. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const language = usePreferences((state) => state.language);
  const [catalogue, setCatalogue] = useState<{ language: Language; messages: Messages }>({
    language: 'en',
    messages: english,
  });
  useEffect(() => {
    let isCurrent = true;
    const load = language === 'en' ? Promise.resolve({ default: english }) : loaders[language]();
    void load.then(({ default: messages }) => {
      if (!isCurrent) return;
      setCatalogue((shown) => (shown.language === language ? shown : { language, messages }));
      document.documentElement.lang = language;
    });
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return (
    <IntlProvider
      locale={LOCALES[catalogue.language]}
      messages={catalogue.messages}
      timeZone="Asia/Kolkata"
      onError={ignoreMissingMessage}
    >
      {children}
    </IntlProvider>
  );
}

/** A message without a translation shows its id, which the catalogue test forbids. */
function ignoreMissingMessage(): void {}
