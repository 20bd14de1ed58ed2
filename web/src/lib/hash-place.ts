import { useEffect } from 'react';

/** Brings what the address names by its hash into view: the router has looked for it before the screen had its data. */
export function useHashPlace(): void {
  useEffect(() => {
    const name = location.hash.slice(1);
    if (name) document.getElementById(name)?.scrollIntoView();
  }, []);
}
