import { type RefObject, useEffect, useState } from 'react';

/** Whether the last child of a list is outside of what is in view. `last` names it: another one is looked at anew. */
export function useHidden(list: RefObject<HTMLElement | null>, last: string | undefined): boolean {
  const [hidden, setHidden] = useState<string>();
  useEffect(() => {
    const child = list.current?.lastElementChild;
    if (!child) return undefined;
    const observer = new IntersectionObserver(([entry]) =>
      setHidden(entry?.isIntersecting ? undefined : last),
    );
    observer.observe(child);
    return () => observer.disconnect();
  }, [list, last]);
  return last !== undefined && hidden === last;
}
