import { clsx } from 'clsx';
import { useEffect, useState } from 'react';
import { FormattedMessage } from 'react-intl';

const URGENT_S = 60;

/** Time left until an instant, second by second; says so when it has passed. */
export function Countdown({ until }: { until: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.floor((Date.parse(until) - now) / 1_000);
  if (seconds <= 0) {
    return (
      <span className="font-semibold text-danger">
        <FormattedMessage id="work.overdue" />
      </span>
    );
  }
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className={clsx('font-bold tabular-nums', seconds < URGENT_S ? 'text-danger' : 'text-accent')}>
      {seconds < 3600 ? (
        clock
      ) : (
        <FormattedMessage id="work.hours" values={{ hours: Math.round(seconds / 3600) }} />
      )}
    </span>
  );
}
