import { FormattedMessage } from 'react-intl';
import type { StandardStatus } from '../../graphql/graphql.js';

/** Says that a home is not plainly on the market. */
export function StatusBadge({ status }: { status: StandardStatus }) {
  return (
    <p className="w-fit rounded-full border border-accent/50 px-3 py-1 text-sm font-semibold text-accent">
      <FormattedMessage id={`listingStatus.${status}`} />
    </p>
  );
}
