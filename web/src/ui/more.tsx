import { FormattedMessage } from 'react-intl';
import { Button } from './button.js';

interface MoreProps {
  hasMore: boolean;
  busy: boolean;
  onMore: () => unknown;
}

/** Asks for the next page of a list, where there is one. */
export function More({ hasMore, busy, onMore }: MoreProps) {
  if (!hasMore) return null;
  return (
    <div className="mt-6 text-center">
      <Button variant="quiet" busy={busy} onClick={() => void onMore()}>
        <FormattedMessage id="search.more" />
      </Button>
    </div>
  );
}
