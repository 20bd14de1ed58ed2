/** The first `count` values of an iterator, which stays open; fails after `timeoutMs` with those that came. */
export async function take<T>(source: AsyncIterator<T>, count: number, timeoutMs = 5_000): Promise<T[]> {
  const taken: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Error(`${taken.length} of ${count} values within ${timeoutMs} ms: ${JSON.stringify(taken)}`),
        ),
      timeoutMs,
    );
  });
  try {
    while (taken.length < count) {
      const { value, done } = await Promise.race([source.next(), timeout]);
      if (done) throw new Error(`The source ended after ${taken.length} of ${count} values.`);
      taken.push(value);
    }
    return taken;
  } finally {
    clearTimeout(timer);
  }
}

/** Asks again until the answer is not undefined or false: for effects that become visible after a commit elsewhere. */
export async function until<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { timeoutMs = 5_000, everyMs = 20, what = 'the condition' } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`${what} did not hold within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
