import assert from 'node:assert/strict';

export const { url, webSocketUrl, nodesUrl, token } = JSON.parse(process.env.GATEWAY);

export const FEED =
  'query Feed($first: Int) { feed(first: $first) { edges { node { id title agent { name } } } } }';
export const TICKS = 'subscription Ticks { ticks { n } }';
export const FIRST = { id: 'l0', title: 'Listing l0', agent: { name: 'Agent a1' } };

/** Events of a subscription count up. */
export function assertTicks(events) {
  const numbers = events.map(({ ticks }) => ticks.n);
  assert.equal(numbers.length, 3);
  assert.deepEqual(numbers, [numbers[0], numbers[0] + 1, numbers[0] + 2]);
}

/** The first three values of an observable; then it is left. */
export function takeThree(observable) {
  return new Promise((resolve, reject) => {
    const values = [];
    const subscription = observable.subscribe({
      next(value) {
        values.push(value);
        if (values.length < 3) return;
        queueMicrotask(() => subscription.unsubscribe());
        resolve(values);
      },
      error: reject,
      complete: () => reject(new Error(`ended after ${values.length} of 3`)),
    });
  });
}

/** A `fetch` that keeps what was sent and answered. */
export function recordingFetch() {
  const calls = [];
  const send = async (input, init) => {
    const response = await fetch(input, init);
    calls.push({
      url: String(input),
      init,
      status: response.status,
      type: response.headers.get('content-type'),
    });
    return response;
  };
  return { calls, send };
}
