import { useEffect, useState } from 'react';

/** A finger that was on its way to something else has come down by then. */
const SETTLE_MS = 500;

/** False for the first moments of a component: what has just come under a finger takes no press. */
export function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}
