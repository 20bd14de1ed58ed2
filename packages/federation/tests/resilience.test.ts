import { describe, expect, it } from '@jest/globals';
import {
  deduplicated,
  resilient,
  SubgraphRequestError,
  type FetchContext,
  type SubgraphTransport,
  type CancelSignal,
} from '../src/index.js';
import { RequestTemplate } from '../src/plan/request.js';

const template = new RequestTemplate('{ a }', undefined, 'query');
const mutation = new RequestTemplate('mutation { a }', undefined, 'mutation');

function fetchOf(given: Partial<FetchContext<string>> = {}, of = template): FetchContext<string> {
  return {
    subgraph: 's',
    request: of.request({}, []),
    context: 'user',
    signal: undefined,
    isPublic: false,
    sharingEpoch: 0,
    ...given,
  };
}

const unreachable = () => new SubgraphRequestError('gone', 'SUBGRAPH_UNREACHABLE');

/** A transport that fails as often as it is told, then answers. */
function failing(times: number): { transport: SubgraphTransport<string>; calls: () => number } {
  let calls = 0;
  const fetch = () => {
    calls += 1;
    return calls <= times ? Promise.reject(unreachable()) : Promise.resolve({ data: { a: calls } });
  };
  return { transport: { fetch }, calls: () => calls };
}

describe('resilient', () => {
  it('asks again when a query found no subgraph', async () => {
    const { transport } = failing(2);
    const one = resilient(transport, { retryDelayMs: 1 });
    expect(await one.fetch(fetchOf())).toEqual({ data: { a: 3 } });
  });

  it('never sends a mutation twice', async () => {
    const { transport, calls } = failing(1);
    const one = resilient(transport, { retryDelayMs: 1 });
    await expect(one.fetch(fetchOf({}, mutation))).rejects.toMatchObject({ code: 'SUBGRAPH_UNREACHABLE' });
    expect(calls()).toBe(1);
  });

  it('does not ask again for an answer that came, however wrong', async () => {
    let calls = 0;
    const one = resilient<string>({
      fetch: () => {
        calls += 1;
        return Promise.reject(new SubgraphRequestError('no', 'SUBGRAPH_HTTP_ERROR', { statusCode: 500 }));
      },
    });
    await expect(one.fetch(fetchOf())).rejects.toMatchObject({ code: 'SUBGRAPH_HTTP_ERROR' });
    expect(calls).toBe(1);
  });

  it('stops retrying when the budget is spent', async () => {
    const { transport, calls } = failing(Infinity);
    const one = resilient(transport, {
      retryDelayMs: 1,
      maxRetries: 1,
      retryBudget: 0,
      breakMinimumRps: 1e9,
    });
    for (let index = 0; index < 20; index++) await one.fetch(fetchOf()).catch(() => undefined);
    // Ten saved retries, then one attempt each.
    expect(calls()).toBe(30);
  });

  it('saves up ten retries at most, however long all went well', async () => {
    let calls = 0;
    let isUp = true;
    const fetch = () => {
      calls += 1;
      return isUp ? Promise.resolve({ data: { a: calls } }) : Promise.reject(unreachable());
    };
    // A budget that doubles hold exactly: 640 requests would save ten more.
    const options = { retryDelayMs: 1, maxRetries: 1, retryBudget: 1 / 64, breakMinimumRps: 1e9 };
    const one = resilient<string>({ fetch }, options);
    for (let index = 0; index < 640; index++) await one.fetch(fetchOf());
    isUp = false;
    calls = 0;
    for (let index = 0; index < 15; index++) await one.fetch(fetchOf()).catch(() => undefined);
    expect(calls).toBe(15 + 10);
  });

  it('opens the circuit, refuses at once, and closes it when the subgraph is back', async () => {
    const { transport, calls } = failing(40);
    const states: string[] = [];
    const one = resilient(transport, {
      maxRetries: 0,
      breakMinimumRps: 0.1,
      breakForMs: 1,
      onCircuitChange: (state) => states.push(state),
    });
    let refused = 0;
    for (let index = 0; index < 30; index++)
      await one.fetch(fetchOf()).catch((error: SubgraphRequestError) => {
        if (error.code === 'SUBGRAPH_CIRCUIT_OPEN') refused += 1;
      });
    expect(refused).toBeGreaterThan(0);
    expect(calls()).toBe(30 - refused);
    await untilAnswered(one);
    expect(states[0]).toBe('open');
    expect(states.at(-1)).toBe('closed');
  });

  it('refuses what neither runs nor may wait', async () => {
    const gate = Promise.withResolvers<{ data: object }>();
    const one = resilient<string>({ fetch: () => gate.promise }, { maxConcurrent: 1, maxQueued: 1 });
    const running = [one.fetch(fetchOf()), one.fetch(fetchOf())];
    await expect(one.fetch(fetchOf())).rejects.toMatchObject({ code: 'SUBGRAPH_OVERLOADED' });
    gate.resolve({ data: {} });
    await Promise.all(running);
  });
});

async function untilAnswered(transport: SubgraphTransport<string>): Promise<void> {
  for (;;) {
    const answered = await transport.fetch(fetchOf()).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('deduplicated', () => {
  /** A transport answered by hand. */
  function manual() {
    const gates: PromiseWithResolvers<{ data: { list: number[] } }>[] = [];
    const signals: (CancelSignal | undefined)[] = [];
    const transport = deduplicated<string>(
      {
        fetch: ({ signal }) => {
          const gate = Promise.withResolvers<{ data: { list: number[] } }>();
          gates.push(gate);
          signals.push(signal);
          return gate.promise;
        },
      },
      { scopeKey: ({ context }) => context },
    );
    return { transport, gates, signals };
  }

  it('sends identical queries of one scope once, and gives each an answer of its own', async () => {
    const { transport, gates } = manual();
    const both = [transport.fetch(fetchOf()), transport.fetch(fetchOf())];
    expect(gates.length).toBe(1);
    gates[0]?.resolve({ data: { list: [1] } });
    const [first, second] = await Promise.all(both);
    expect(first?.data).toEqual(second?.data);
    expect(first?.data).not.toBe(second?.data);
    expect(second?.deduplicated).toBe(true);
  });

  it('keeps scopes, variables and mutations apart', () => {
    const { transport, gates } = manual();
    const withVariables = template.request({ x: 1 }, []);
    for (const one of [fetchOf(), fetchOf({ context: 'other' }), fetchOf({ request: withVariables })])
      void transport.fetch(one);
    void transport.fetch(fetchOf({}, mutation));
    void transport.fetch(fetchOf({}, mutation));
    expect(gates.length).toBe(5);
  });

  it('joins a query to one that was sent since it may', () => {
    const { transport, gates } = manual();
    const before = performance.now();
    void transport.fetch(fetchOf());
    void transport.fetch(fetchOf({ sharedSince: before }));
    expect(gates.length).toBe(1);
    const after = performance.now();
    for (let n = 0; n < 2; n++) void transport.fetch(fetchOf({ sharedSince: after + 1 }));
    expect(gates.length).toBe(3);
    void transport.fetch(fetchOf({ sharedSince: after }));
    expect(gates.length).toBe(3);
  });

  it('asks anew once the answer is there', async () => {
    const { transport, gates } = manual();
    const first = transport.fetch(fetchOf());
    gates[0]?.resolve({ data: { list: [] } });
    await first;
    void transport.fetch(fetchOf());
    expect(gates.length).toBe(2);
  });

  it('leaves the others their answer when one client goes, and gives up when all have', async () => {
    const { transport, gates, signals } = manual();
    const [a, b] = [new AbortController(), new AbortController()];
    const first = transport.fetch(fetchOf({ signal: a.signal }));
    const second = transport.fetch(fetchOf({ signal: b.signal }));
    a.abort(new Error('left'));
    await expect(first).rejects.toThrow('left');
    expect(signals[0]?.aborted).toBe(false);
    b.abort(new Error('left'));
    await expect(second).rejects.toThrow('left');
    expect(signals[0]?.aborted).toBe(true);
    void transport.fetch(fetchOf());
    expect(gates.length).toBe(2);
  });
});
