import { type RefObject, useEffect, useState } from 'react';

/**
 * Whether a list's last child, which `last` names, has come since the list was opened and has not been in view yet. What was there at
 * the beginning is no news.
 */
export function useUnseen(list: RefObject<HTMLElement | null>, last: string | undefined): boolean {
  const [seen, setSeen] = useState(last);
  const [hidden, setHidden] = useState<string>();
  useEffect(() => {
    const child = list.current?.lastElementChild;
    if (!child) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) setSeen(last);
      else setHidden(last);
    });
    observer.observe(child);
    return () => observer.disconnect();
  }, [list, last]);
  return last !== undefined && last !== seen && last === hidden;
}
