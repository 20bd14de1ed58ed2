import { expect, it } from '@jest/globals';
import { TextsUnderWay } from './texts-under-way.js';

it('makes a text known once, however many ask for it at once', async () => {
  const texts = new TextsUnderWay();
  let made = 0;
  let known: { of: string } | undefined;
  const ask = () =>
    texts.findOr(
      'a',
      () => known,
      async () => {
        made += 1;
        await new Promise((resolve) => setImmediate(resolve));
        return (known = { of: 'a' });
      },
    );
  const answers = await Promise.all(Array.from({ length: 200 }, ask));
  expect([made, new Set(answers).size]).toEqual([1, 1]);
});

it('lets the next one try when one fails, and tells each its own failure', async () => {
  const texts = new TextsUnderWay();
  let tries = 0;
  const ask = () =>
    texts.findOr(
      'a',
      () => undefined,
      async () => {
        tries += 1;
        const failure = new Error(`failed ${tries}`);
        await new Promise((resolve) => setImmediate(resolve));
        throw failure;
      },
    );
  const settled = await Promise.allSettled([ask(), ask(), ask()]);
  expect(settled.map((one) => one.status === 'rejected' && (one.reason as Error).message)).toEqual([
    'failed 1',
    'failed 2',
    'failed 3',
  ]);
});
