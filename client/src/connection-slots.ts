/**
 * Over HTTP/1.1 a browser has six connections with a server, for all tabs together. Event streams that took all of them would leave none
 * for requests, and every tab would stand still.
 */
const SLOTS = ['propmubi-events-1', 'propmubi-events-2', 'propmubi-events-3'];

/** Takes one of the connections that event streams may have, and returns how to give it back. Rejects when other streams have all of them. */
export async function takeConnectionSlot(): Promise<() => void> {
  // Programs outside of a browser have as many connections as they open.
  if (!('document' in globalThis) || !navigator.locks) return () => undefined;
  for (const slot of SLOTS) {
    const giveBack = await lock(slot);
    if (giveBack) return giveBack;
  }
  throw new Error('other event streams have the connections of this browser');
}

function lock(name: string): Promise<(() => void) | undefined> {
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(name, { ifAvailable: true }, (taken) => {
      if (!taken) return resolve(undefined);
      return new Promise<void>((giveBack) => resolve(giveBack));
    });
    held.catch(reject);
  });
}
