import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  batched,
  type BatchingOptions,
  type CancelSignal,
  type FetchContext,
  type SubgraphResponse,
} from '../src/index.js';
import { RequestTemplate } from '../src/plan/request.js';

const template = new RequestTemplate(
  'query($a:[_Any!]!,$b:[_Any!]!,$n:Int){_0:_entities(representations:$a){x} _1:_entities(representations:$b){y(n:$n)}}',
  undefined,
  'query',
);

/** A public request for entities of two lists, each representation a number. */
function fetchOf(
  a: number[],
  b: number[] = [],
  given: Partial<FetchContext<string>> = {},
  n = 1,
): FetchContext<string> {
  const request = template.request({ n }, [
    { variable: 'a', responseName: '_0', texts: a.map(String) },
    { variable: 'b', responseName: '_1', texts: b.map(String) },
  ]);
  return { subgraph: 's', request, context: 'anonymous', signal: undefined, isPublic: true, ...given };
}

type Variables = { a: number[]; b: number[]; n: number };

/** A subgraph that answers each representation by itself, and what it was asked. */
function subgraph(
  options: BatchingOptions = {},
  answer = (data: { _0: unknown[]; _1: unknown[] }): SubgraphResponse => ({ data }),
) {
  const asked: Variables[] = [];
  const signals: (CancelSignal | undefined)[] = [];
  const transport = batched<string>(
    {
      fetch: ({ request, signal }) => {
        const variables = request.variables as Variables;
        asked.push(variables);
        signals.push(signal);
        const entities = (list: number[]) => list.map((id) => ({ id }));
        return Promise.resolve(answer({ _0: entities(variables.a), _1: entities(variables.b) }));
      },
    },
    options,
  );
  return { transport, asked, signals };
}

/** Sends requests, the first in a turn of its own, and says after how many milliseconds the last of them left. */
function bursts(options: BatchingOptions) {
  const { transport, asked } = subgraph(options);
  const answers: Promise<SubgraphResponse>[] = [];
  const send = () => void answers.push(transport.fetch(fetchOf([answers.length])));
  return {
    async burst(count: number): Promise<number> {
      for (let index = 0; index < count; index++) {
        send();
        await jest.advanceTimersByTimeAsync(0);
      }
      for (let ms = 0; ; ms++) {
        if (asked.flatMap(({ a }) => a).length === answers.length) return ms;
        await jest.advanceTimersByTimeAsync(1);
      }
    },
    settled: () => Promise.all(answers),
  };
}

const entities = (...ids: number[]) => ids.map((id) => ({ id }));

describe('batched', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('asks for each entity once and gives each caller its own, in its order', async () => {
    const { transport, asked } = subgraph();
    const answers = [
      transport.fetch(fetchOf([1, 2], [9])),
      transport.fetch(fetchOf([3, 1])),
      transport.fetch(fetchOf([], [9, 8])),
    ];
    await jest.runAllTimersAsync();
    expect(asked).toEqual([{ a: [1, 2, 3], b: [9, 8], n: 1 }]);
    expect((await Promise.all(answers)).map(({ data, shared }) => [data, shared])).toEqual([
      [{ _0: entities(1, 2), _1: entities(9) }, false],
      [{ _0: entities(3, 1), _1: [] }, true],
      [{ _0: [], _1: entities(9, 8) }, true],
    ]);
  });

  it('gives no two callers the same object', async () => {
    const { transport } = subgraph();
    const answers = [transport.fetch(fetchOf([1])), transport.fetch(fetchOf([1]))];
    await jest.runAllTimersAsync();
    const [first, second] = (await Promise.all(answers)).map(({ data }) => (data as { _0: unknown[] })._0[0]);
    expect(first).toEqual(second);
    expect(first).not.toBe(second);
  });

  it('keeps apart what is not public, and what has other variables', async () => {
    const { transport, asked } = subgraph();
    const answers = [
      transport.fetch(fetchOf([1])),
      transport.fetch(fetchOf([2], [], { isPublic: false, context: 'u1' })),
      transport.fetch(fetchOf([2], [], { isPublic: false, context: 'u1' })),
      transport.fetch(fetchOf([3], [], {}, 2)),
    ];
    await jest.runAllTimersAsync();
    await Promise.all(answers);
    expect(asked.map(({ a, n }) => [a, n])).toEqual([
      [[2], 1],
      [[2], 1],
      [[1], 1],
      [[3], 2],
    ]);
  });

  it('sends what is full without waiting', async () => {
    const { transport, asked } = subgraph({ maxEntities: 3 });
    const answers = [fetchOf([1, 2]), fetchOf([3]), fetchOf([4])].map((fetch) => transport.fetch(fetch));
    expect(asked.map(({ a }) => a)).toEqual([[1, 2, 3]]);
    await jest.runAllTimersAsync();
    await Promise.all(answers);
    expect(asked.map(({ a }) => a)).toEqual([[1, 2, 3], [4]]);
  });

  it('sends at once what comes alone, with what the same turn brings, and together what follows in the window', async () => {
    const { transport, asked } = subgraph({ windowMs: 4 });
    const answers = [fetchOf([1]), fetchOf([2])].map((fetch) => transport.fetch(fetch));
    await jest.advanceTimersByTimeAsync(0);
    expect(asked.map(({ a }) => a)).toEqual([[1, 2]]);
    answers.push(transport.fetch(fetchOf([3])));
    await jest.advanceTimersByTimeAsync(2);
    answers.push(transport.fetch(fetchOf([4])));
    await jest.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(asked.map(({ a }) => a)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    await Promise.all(answers);
  });

  it('waits longer while that brings requests together, and starts over when one has waited alone', async () => {
    const { burst, settled } = bursts({ windowMs: 4, maxWindowMs: 10 });
    expect([await burst(2), await burst(2), await burst(2), await burst(1)]).toEqual([4, 8, 10, 10]);
    expect(await burst(1)).toBe(0);
    // As long as brings twelve.
    expect([await burst(2), await burst(16), await burst(12), await burst(12)]).toEqual([4, 8, 6, 6]);
    await settled();
  });

  it('starts over when none came for as long as the window', async () => {
    const { burst, settled } = bursts({ windowMs: 4, maxWindowMs: 10 });
    await burst(2);
    await burst(2);
    await jest.advanceTimersByTimeAsync(9);
    expect(await burst(2)).toBe(10);
    await jest.advanceTimersByTimeAsync(10);
    expect(await burst(1)).toBe(0);
    await settled();
  });

  it('gives errors to those who have the entity, at its place, and the others to all', async () => {
    const { transport } = subgraph({}, (data) => ({
      data,
      errors: [
        { message: 'of 3', path: ['_0', 1, 'x', 0] },
        { message: 'of 9', path: ['_1', 0] },
        { message: 'of none', path: ['_1'] },
        { message: 'of all' },
      ],
    }));
    const answers = [transport.fetch(fetchOf([1], [9])), transport.fetch(fetchOf([1, 3]))];
    await jest.runAllTimersAsync();
    expect((await Promise.all(answers)).map(({ errors }) => errors)).toEqual([
      [{ message: 'of 9', path: ['_1', 0] }, { message: 'of none', path: ['_1'] }, { message: 'of all' }],
      [
        { message: 'of 3', path: ['_0', 1, 'x', 0] },
        { message: 'of none', path: ['_1'] },
        { message: 'of all' },
      ],
    ]);
  });

  it('gives no caller a list of the wrong length', async () => {
    const { transport } = subgraph({}, ({ _1 }) => ({ data: { _0: [{ id: 1 }], _1 } }));
    const answers = [transport.fetch(fetchOf([1])), transport.fetch(fetchOf([2]))];
    await jest.runAllTimersAsync();
    expect((await Promise.all(answers)).map(({ data }) => data)).toEqual(Array(2).fill({ _0: null, _1: [] }));
  });

  it('is abandoned upstream only when all have left', async () => {
    const never = Promise.withResolvers<SubgraphResponse>();
    const signals: (CancelSignal | undefined)[] = [];
    const transport = batched<string>({
      fetch: ({ signal }) => {
        signals.push(signal);
        return never.promise;
      },
    });
    const leaving = [new AbortController(), new AbortController(), new AbortController()];
    const answers = leaving.map(({ signal }, index) => transport.fetch(fetchOf([index], [], { signal })));
    const outcomes = Promise.allSettled(answers);
    leaving[0]?.abort(new Error('left early'));
    await jest.advanceTimersByTimeAsync(3);
    leaving[1]?.abort(new Error('left late'));
    expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
    leaving[2]?.abort(new Error('left last'));
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    expect((await outcomes).map((one) => one.status === 'rejected' && String(one.reason))).toEqual([
      'Error: left early',
      'Error: left late',
      'Error: left last',
    ]);
  });
});
