import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { DisputeAction } from '../../graphql/graphql.js';

interface DisputeHistoryProps {
  /** Reasons are codes, and seen by reviewers alone. */
  history: readonly { action: DisputeAction; at: string; reason?: string | null }[];
}

/** What happened to a dispute, in order. */
export function DisputeHistory({ history }: DisputeHistoryProps) {
  const intl = useIntl();
  const wordsOf = (reason: string) => {
    const id = `disputeReason.${reason}`;
    return id in intl.messages ? intl.formatMessage({ id }) : reason;
  };
  return (
    <ol className="mt-3 space-y-1 border-l-2 border-line pl-3 text-sm text-muted">
      {history.map(({ action, at, reason }) => (
        <li key={`${action} ${at}`}>
          <FormattedMessage id={`disputeAction.${action}`} /> ·{' '}
          <FormattedDate value={at} dateStyle="medium" timeStyle="short" />
          {reason && <> · {wordsOf(reason)}</>}
        </li>
      ))}
    </ol>
  );
}
