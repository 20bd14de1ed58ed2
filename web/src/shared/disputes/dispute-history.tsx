import { FormattedDate, FormattedMessage } from 'react-intl';
import type { DisputeAction } from '../../graphql/graphql.js';

interface DisputeHistoryProps {
  /** Reasons are the reviewers' own. */
  history: readonly { action: DisputeAction; at: string; reason?: string | null }[];
}

/** What happened to a dispute, in order. */
export function DisputeHistory({ history }: DisputeHistoryProps) {
  return (
    <ol className="mt-3 space-y-1 border-l-2 border-line pl-3 text-sm text-muted">
      {history.map(({ action, at, reason }) => (
        <li key={`${action} ${at}`}>
          <FormattedMessage id={`disputeAction.${action}`} /> ·{' '}
          <FormattedDate value={at} dateStyle="medium" timeStyle="short" />
          {reason && <> · {reason}</>}
        </li>
      ))}
    </ol>
  );
}
