import { createIntl, createIntlCache, type IntlShape } from 'react-intl';

/** Of all catalogues: a formatter costs more to make than a card to draw. */
const cache = createIntlCache();

/**
 * Formats numbers and dates, these as in India, and the messages of a catalogue. A message is formatted without the time zone: with one,
 * react-intl gives it to each named format of dates, copies all of them into each message that has a value, and finds the message among
 * those it knows by their text. Messages hold no dates of their own, to which a test sees.
 */
export function intlOf(locale: string, messages: object): IntlShape {
  const config = { locale, messages: messages as Record<string, string>, onError: ignoreMissingMessage };
  const { formatMessage, $t } = createIntl(config, cache);
  return { ...createIntl({ ...config, timeZone: 'Asia/Kolkata' }, cache), formatMessage, $t };
}

/** A message without a translation shows its id, which the catalogue test forbids. */
function ignoreMissingMessage(): void {}
