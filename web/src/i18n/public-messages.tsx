import { type ReactNode, useMemo } from 'react';
import { RawIntlProvider, useIntl } from 'react-intl';
import { intlOf } from './intl-of.js';
import english from './en.public.json' with { type: 'json' };

/** Adds the English messages of public screens that are not the first; the catalogues of the other languages have all. */
export function PublicMessages({ children }: { children: ReactNode }) {
  return <AddedMessages added={english}>{children}</AddedMessages>;
}

/** Adds messages, before which those stand that are given already: of a chosen language. */
export function AddedMessages({ added, children }: { added: object; children: ReactNode }) {
  const { locale, messages } = useIntl();
  const intl = useMemo(() => intlOf(locale, { ...added, ...messages }), [locale, added, messages]);
  return <RawIntlProvider value={intl}>{children}</RawIntlProvider>;
}
