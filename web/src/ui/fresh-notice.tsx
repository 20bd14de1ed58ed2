import { ArrowUp } from 'lucide-react';
import { FormattedMessage } from 'react-intl';

interface FreshNoticeProps {
  /** How many have come that are not on the screen. */
  count: number;
  onShow: () => void;
  /** Id of the message that says what they are. */
  message?: string;
}

/** Says that something has come, over the screen instead of in it: nothing below is moved. */
export function FreshNotice({ count, onShow, message = 'live.fresh' }: FreshNoticeProps) {
  return (
    <div role="status" className="pointer-events-none sticky top-28 z-10 mb-0! h-0 text-center">
      {count > 0 && (
        <button
          type="button"
          onClick={onShow}
          className="pointer-events-auto inline-flex min-h-11 items-center gap-2 rounded-full bg-accent px-5 font-semibold text-on-brand shadow-card"
        >
          <ArrowUp aria-hidden className="size-4" />
          <FormattedMessage id={message} values={{ count }} />
        </button>
      )}
    </div>
  );
}

/** The same in a row whose height it does not change. */
export function FreshButton({ count, onShow }: Omit<FreshNoticeProps, 'message'>) {
  return (
    <span role="status">
      {count > 0 && (
        <button
          type="button"
          onClick={onShow}
          className="min-h-9 rounded-full bg-accent px-4 text-sm font-semibold text-on-brand"
        >
          <FormattedMessage id="live.fresh" values={{ count }} />
        </button>
      )}
    </span>
  );
}
