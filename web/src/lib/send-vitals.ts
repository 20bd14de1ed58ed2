import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';

/** Sends what the browser measured of this page, once it is left or put aside: five numbers, and nothing of the reader. */
export function sendVitals(): void {
  const measured = new Map<string, number>();
  for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) on(({ name, value }) => measured.set(name, value));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || measured.size === 0) return;
    const reading = [...measured].map(([name, value]) => ({ name, value }));
    measured.clear();
    navigator.sendBeacon('/vitals', new Blob([JSON.stringify(reading)], { type: 'application/json' }));
  });
}
