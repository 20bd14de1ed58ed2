import { type FocusEvent, type PointerEvent, useState } from 'react';

/** Whether the reader's pointer or focus is in an element, and the handlers that tell of it. A finger is in it while it touches. */
export function useReached() {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  return {
    isReached: isPointed || isFocused,
    handlers: {
      onPointerEnter: () => setPointed(true),
      // Where the pointer was already when the element came under it.
      onPointerMove: () => setPointed(true),
      onPointerLeave: ({ currentTarget }: PointerEvent) => {
        setPointed(false);
        // What had the focus may have been taken away since, of which no event tells.
        setFocused(currentTarget.contains(document.activeElement));
      },
      onFocus: () => setFocused(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
        setFocused(currentTarget.contains(relatedTarget)),
    },
  };
}
