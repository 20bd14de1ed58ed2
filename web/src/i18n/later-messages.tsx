import { type ReactNode, useMemo } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import english from './en.later.json' with { type: 'json' };

/** Adds the English messages of screens that are not the first; the catalogues of the other languages have all. */
export function LaterMessages({ children }: { children: ReactNode }) {
  const { locale, messages, timeZone, onError } = useIntl();
  const all = useMemo(() => ({ ...english, ...(messages as Record<string, string>) }), [messages]);
  return (
    <IntlProvider locale={locale} messages={all} timeZone={timeZone} onError={onError}>
      {children}
    </IntlProvider>
  );
}
