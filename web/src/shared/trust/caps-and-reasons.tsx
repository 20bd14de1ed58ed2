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

/** What moved the score, in sentences. */
export function Reasons({
  reasons,
  lang,
  messages,
}: {
  reasons: readonly { code: string; polarity: 'POSITIVE' | 'NEGATIVE'; text: string }[];
  /** Language of the sentences where it may not be the reader's. */
  lang?: string | undefined;
  /** What the ids of messages begin with that say the same in the reader's language, where there is one: others hold numbers. */
  messages?: string | undefined;
}) {
  const intl = useIntl();
  const translated = (code: string) => {
    const id = `${messages}.${code}`;
    return messages !== undefined && id in intl.messages ? intl.formatMessage({ id }) : undefined;
  };
  if (reasons.length === 0) return null;
  return (
    <ul className="space-y-2">
      {reasons.map(({ code, polarity, text }) => (
        <li key={code} className="flex gap-3 rounded-xl bg-raised px-4 py-3">
          <span
            aria-hidden
            className={polarity === 'POSITIVE' ? 'font-bold text-band-a' : 'font-bold text-band-d'}
          >
            {polarity === 'POSITIVE' ? '+' : '−'}
          </span>
          {translated(code) ?? <span lang={lang}>{text}</span>}
        </li>
      ))}
    </ul>
  );
}
