import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

const PRODUCT = 'PropMubi';
const FIELDS = 'input, textarea, select, dialog *';

/**
 * Names the page by the heading of its screen, as tabs, history and screen readers tell pages apart. On the way to another screen the
 * heading has the focus, which is read aloud and from which the keyboard goes on, unless the screen or the reader has put it in a field.
 */
export function usePageHeading(): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const shown = useRef<string>(undefined);
  useEffect(() => {
    const main = document.getElementById('content');
    if (!main || path === undefined) return undefined;
    let isArriving = shown.current !== undefined && shown.current !== path;
    shown.current = path;
    const left = document.activeElement;
    if (isArriving) document.title = PRODUCT;
    let heading: HTMLElement | null = null;
    let text: string | undefined;
    const follow = () => {
      // Most of what changes on a screen is not its heading.
      if (heading?.isConnected && heading.textContent === text) return;
      heading = main.querySelector('h1');
      text = heading?.textContent;
      if (!heading || !text) return;
      document.title = `${text} · ${PRODUCT}`;
      if (!isArriving) return;
      isArriving = false;
      const { activeElement } = document;
      const isElsewhere = activeElement !== left && activeElement !== document.body;
      if (isElsewhere || activeElement?.matches(FIELDS)) return;
      heading.tabIndex = -1;
      // Where the page stands is the router's: at its top, or where it was left.
      heading.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(follow);
    observer.observe(main, { childList: true, subtree: true, characterData: true });
    follow();
    return () => observer.disconnect();
  }, [path]);
}
