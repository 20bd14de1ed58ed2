const KEY = 'propmubi-device';
const BYTES = 16;

/**
 * What this browser calls itself at each sign-in: random, kept here, and sent nowhere else. Undefined where the browser keeps
 * nothing.
 */
export function deviceId(): string | undefined {
  try {
    const known = localStorage.getItem(KEY);
    if (known) return known;
    const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
    const made = btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
    localStorage.setItem(KEY, made);
    return made;
  } catch {
    return undefined;
  }
}
