import { clsx } from 'clsx';
import { Clock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FormattedMessage, FormattedRelativeTime } from 'react-intl';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const SOON_HOURS = 8;

/** The time until a decision is due; it counts on by the minute. */
export function Due({ at }: { at: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  const hours = (Date.parse(at) - now) / HOUR_MS;
  const isOver = hours < 0;
  return (
    <p
      className={clsx(
        'inline-flex items-center gap-1.5 text-sm font-semibold',
        (isOver || hours < SOON_HOURS) && 'text-danger',
      )}
    >
      <Clock aria-hidden className="size-4" />
      <FormattedMessage
        id={isOver ? 'documents.overdue' : 'documents.due'}
        values={{
          when:
            Math.abs(hours) < 1 ? (
              <FormattedRelativeTime value={Math.round(hours * 60)} unit="minute" numeric="always" />
            ) : (
              <FormattedRelativeTime value={Math.round(hours)} unit="hour" numeric="always" />
            ),
        }}
      />
    </p>
  );
}
