import { ShieldAlert } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';

/** What holds the score down, whatever else is known. */
export function Caps({ caps }: { caps: readonly string[] }) {
  if (caps.length === 0) return null;
  return (
    <ul className="space-y-2">
      {caps.map((code) => (
        <li key={code} className="flex gap-3 rounded-xl border border-danger/40 px-4 py-3">
          <ShieldAlert aria-hidden className="size-5 shrink-0 text-danger" />
          <FormattedMessage id={`cap.${code}`} defaultMessage={code} />
        </li>
      ))}
    </ul>
  );
}

interface Reason {
  code: string;
  polarity: 'POSITIVE' | 'NEGATIVE';
  text: string;
  /** The numbers of sentences that hold such; null where the graph kept none. */
  delays?: Readonly<Record<string, number>> | null;
  reviews?: Readonly<Record<string, number>> | null;
}

/** Of which the sentences hold numbers. */
const WITH_NUMBERS = /^(DELAY|REVIEWS)_/;

/** What moved the score, in sentences. */
export function Reasons({
  reasons,
  lang,
  messages,
}: {
  reasons: readonly Reason[];
  /** Language of the sentences where it may not be the reader's. */
  lang?: string | undefined;
  /** What the ids of messages begin with that say the same in the reader's language, where there is one. */
  messages?: string | undefined;
}) {
  const intl = useIntl();
  const translated = ({ code, delays, reviews }: Reason) => {
    const id = `${messages}.${code}`;
    if (messages === undefined || !(id in intl.messages)) return undefined;
    const numbers = delays ?? reviews;
    if (numbers || !WITH_NUMBERS.test(code)) return intl.formatMessage({ id }, numbers ?? {});
    // The sentence of a score from before its numbers were kept apart has them; in other languages there is one without.
    return intl.locale.startsWith('en') ? undefined : intl.formatMessage({ id: `${id}.noNumbers` });
  };
  if (reasons.length === 0) return null;
  return (
    <ul className="space-y-2">
      {reasons.map((reason) => (
        <li key={reason.code} className="flex gap-3 rounded-xl bg-raised px-4 py-3">
          <span
            aria-hidden
            className={reason.polarity === 'POSITIVE' ? 'font-bold text-band-a' : 'font-bold text-band-d'}
          >
            {reason.polarity === 'POSITIVE' ? '+' : '−'}
          </span>
          {translated(reason) ?? <span lang={lang}>{reason.text}</span>}
        </li>
      ))}
    </ul>
  );
}
