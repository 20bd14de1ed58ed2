import { useEffect, useEffectEvent, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from './button.js';

interface MoreProps {
  hasMore: boolean;
  busy: boolean;
  onMore: () => unknown;
  /** The next page comes as its place comes near; the button is there for those who do not scroll. */
  isEndless?: boolean | undefined;
}

/** So that the next page is there when the reader is. */
const AHEAD = '800px';

/** Asks for the next page of a list, where there is one. */
export function More({ hasMore, busy, onMore, isEndless = false }: MoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const ask = useEffectEvent(() => void onMore());
  useEffect(() => {
    if (!isEndless || !hasMore || busy || !end.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && ask(), {
      rootMargin: AHEAD,
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isEndless, hasMore, busy]);
  if (!hasMore) return null;
  return (
    <div ref={end} className="mt-6 text-center">
      <Button variant="quiet" busy={busy} onClick={() => void onMore()}>
        <FormattedMessage id="search.more" />
      </Button>
    </div>
  );
}
