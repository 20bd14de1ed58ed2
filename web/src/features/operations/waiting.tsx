import { clsx } from 'clsx';
import { Clock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FormattedMessage, FormattedRelativeTime } from 'react-intl';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Reviewers decide within two days. */
const LATE_MS = 2 * DAY_MS;

/** For how long something waits for a reviewer; it counts on by the minute. */
export function Waiting({ since }: { since: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  const waited = now - Date.parse(since);
  const isLate = waited >= LATE_MS;
  return (
    <p
      className={clsx(
        'inline-flex items-center gap-1.5 text-sm font-semibold',
        isLate ? 'text-danger' : 'text-muted',
      )}
    >
      <Clock aria-hidden className="size-4" />
      <FormattedMessage
        id="operations.since"
        values={{ when: <FormattedRelativeTime key="when" {...inUnits(waited)} numeric="always" /> }}
      />
    </p>
  );
}

function inUnits(waitedMs: number): { value: number; unit: 'minute' | 'hour' | 'day' } {
  if (waitedMs >= LATE_MS) return { value: -Math.floor(waitedMs / DAY_MS), unit: 'day' };
  if (waitedMs >= HOUR_MS) return { value: -Math.floor(waitedMs / HOUR_MS), unit: 'hour' };
  return { value: -Math.max(1, Math.floor(waitedMs / MINUTE_MS)), unit: 'minute' };
}
