import { type RefObject, useEffect } from 'react';

/** What changes so soon after a press is what the reader asked for. */
const OF_A_PRESS_MS = 500;
/** Below it is rounding. */
const LEAST_PX = 1;

/**
 * Keeps what the reader reads in its place while a list changes by itself: the field or button that has the focus, or else the item
 * in the middle of the view. What grows or comes above it moves up out of the way, before anything is painted.
 */
export function useKeptPlace(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!list.current) return undefined;
    const shown = list.current;
    let pressedAt = -Infinity;
    let kept: Element | undefined;
    let top = 0;
    const note = () => {
      kept = placeOfReader(shown);
      top = kept?.getBoundingClientRect().top ?? 0;
    };
    const keep = () => {
      const moved = kept?.isConnected ? kept.getBoundingClientRect().top - top : 0;
      const isOfPress = performance.now() - pressedAt < OF_A_PRESS_MS;
      if (!isOfPress && Math.abs(moved) >= LEAST_PX) scrollBy({ top: moved, behavior: 'instant' });
      note();
    };
    const pressed = () => {
      pressedAt = performance.now();
    };
    const observer = new ResizeObserver(keep);
    observer.observe(shown);
    addEventListener('scroll', note, { passive: true });
    shown.addEventListener('focusin', note);
    shown.addEventListener('click', pressed);
    return () => {
      observer.disconnect();
      removeEventListener('scroll', note);
      shown.removeEventListener('focusin', note);
      shown.removeEventListener('click', pressed);
    };
  }, [list]);
}

function placeOfReader(list: HTMLElement): Element | undefined {
  if (document.activeElement && list.contains(document.activeElement)) return document.activeElement;
  const middle = innerHeight / 2;
  return [...list.children].find((item) => {
    const { top, bottom } = item.getBoundingClientRect();
    return top <= middle && bottom > middle;
  });
}
