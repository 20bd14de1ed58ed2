/**
 * What the app's own code for sessions and the graph needs of a browser: an origin, which `server` answers for, and its cookie.
 * Imported before that code, which reads the origin as it loads.
 */
export const browser: { server: string; cookie: string | undefined } = { server: '', cookie: undefined };

const ORIGIN = 'http://app.test';
const network = globalThis.fetch;

Object.defineProperty(globalThis, 'location', { value: new URL(ORIGIN), configurable: true });

globalThis.fetch = (input, init) => {
  const { pathname, search } = new URL(String(input), ORIGIN);
  const headers = new Headers(init?.headers);
  if (browser.cookie && pathname.startsWith('/session/')) headers.set('cookie', browser.cookie);
  return network(new URL(pathname + search, browser.server), { ...init, headers });
};

// One page at a time: nothing waits for another tab's lock. Node has locks from 24.5 on.
if (!('locks' in navigator))
  Object.defineProperty(navigator, 'locks', {
    value: { request: (_name: string, work: () => unknown) => work() },
  });

// An open channel would hold the process.
const Channel = globalThis.BroadcastChannel;
globalThis.BroadcastChannel = class extends Channel {
  constructor(name: string) {
    super(name);
    (this as unknown as { unref(): void }).unref();
  }
};
