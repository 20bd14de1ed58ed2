import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { until } from '@propmubi/testkit';
import { Component, createElement, type ReactNode, StrictMode, useEffect } from 'react';
import { create, type ReactTestRenderer } from 'react-test-renderer';
import { WebSocket } from 'ws';
import { CreateLead, Feed, RequestError, type TrustOsClient } from '../src/index.js';
import {
  type CursorStore,
  type LiveConnection,
  type LiveState,
  TrustOsProvider,
  useLiveLeads,
  type UseLiveStreamOptions,
  useMutation,
  useRequest,
} from '../src/react/index.js';
import { type FeedServer, startFeedServer } from './support/feed-server.js';

// Without it the renderer of tests says that it is deprecated.
Object.assign(globalThis, { IS_REACT_NATIVE_TEST_ENVIRONMENT: true });

/** A request that the test answers. */
interface Asked {
  variables: unknown;
  resolve(data: unknown): void;
  reject(error: unknown): void;
}

const asked: Asked[] = [];
const client = {
  request: (_document: unknown, variables: unknown) =>
    new Promise((resolve, reject) => asked.push({ variables, resolve, reject })),
} as unknown as TrustOsClient;
let shown: ReactTestRenderer | undefined;
/** How often the component of the test was rendered, and whether its effects are at work. */
let renders = 0;
let mounted = 0;

/** Shows a component that does nothing but use hooks; returns what they gave last. */
function show<Props extends object, Given>(use: (props: Props) => Given, live?: LiveConnection) {
  let given: Given;
  function Probe({ props }: { props: Props }) {
    given = use(props);
    useEffect(() => {
      renders += 1;
    });
    useEffect(() => {
      mounted += 1;
      return () => void (mounted -= 1);
    }, []);
    return null;
  }
  const render = async (props: Props, by = client) => {
    const tree = createElement(
      StrictMode,
      null,
      createElement(TrustOsProvider, { client: by, live }, createElement(Probe, { props })),
    );
    const before = renders;
    if (shown) shown.update(tree);
    else shown = create(tree);
    await until(() => renders > before && mounted === 1);
  };
  return { render, latest: () => given };
}
const hide = async () => {
  shown?.unmount();
  shown = undefined;
  await until(() => mounted === 0);
};

beforeEach(() => {
  asked.length = 0;
});
afterEach(hide);

describe('useRequest', () => {
  it('asks for what its variables say, shows the newest answer and keeps it when the next request fails', async () => {
    const probe = show(({ first }: { first: number }) => useRequest(Feed, { first }));
    await probe.render({ first: 1 });
    expect(probe.latest()).toMatchObject({ isLoading: true, data: undefined });
    const one = asked.at(-1);
    await probe.render({ first: 2 });
    const two = asked.at(-1);
    expect([one?.variables, two?.variables]).toEqual([{ first: 1 }, { first: 2 }]);
    two?.resolve({ feed: { edges: [] } });
    await until(() => !probe.latest().isLoading);
    // Too late: it is no longer asked for.
    one?.resolve({ feed: null });
    await probe.render({ first: 2 });
    expect(probe.latest()).toMatchObject({ data: { feed: { edges: [] } }, error: undefined });
    const before = asked.length;
    probe.latest().refetch();
    await until(() => asked.length > before);
    asked.at(-1)?.reject(new RequestError([{ message: 'Later.' }], undefined, null));
    await until(() => probe.latest().error !== undefined);
    expect(probe.latest()).toMatchObject({ isLoading: false, data: { feed: { edges: [] } } });
  });

  it('shows nothing of one client to the next, such as of another user', async () => {
    const probe = show(() => useRequest(Feed, { first: 1 }));
    await probe.render({});
    asked.at(-1)?.resolve({ feed: { edges: [] } });
    await until(() => !probe.latest().isLoading);
    const before = asked.length;
    await probe.render({}, { ...client });
    expect(probe.latest()).toMatchObject({ data: undefined, isLoading: true });
    await until(() => asked.length > before);
    asked.at(-1)?.reject(new Error('Not now.'));
    await until(() => !probe.latest().isLoading);
    expect(probe.latest()).toMatchObject({ data: undefined, error: { message: 'Not now.' } });
  });

  it('asks nothing while it is skipped', async () => {
    const probe = show(({ skip }: { skip: boolean }) => useRequest(Feed, { first: 1 }, { skip }));
    await probe.render({ skip: true });
    expect([asked.length, probe.latest().isLoading]).toEqual([0, false]);
    await probe.render({ skip: false });
    expect(asked.length).toBeGreaterThan(0);
  });

  it('says that a provider is missing', async () => {
    let caught: unknown;
    class Boundary extends Component<{ children?: ReactNode }> {
      static getDerivedStateFromError(error: unknown) {
        caught = error;
        return {};
      }
      override render() {
        return caught ? null : this.props.children;
      }
    }
    // React says it there, too.
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    create(
      createElement(
        Boundary,
        null,
        createElement(() => (useRequest(Feed), null)),
      ),
    );
    await until(() => String(caught).includes('TrustOsProvider'));
    said.mockRestore();
  });
});

describe('useMutation', () => {
  const input = { listingId: '1' } as never;

  it('sends, says how the last call went, and rejects with what went wrong', async () => {
    const probe = show(() => useMutation(CreateLead));
    await probe.render({});
    const [send] = probe.latest();
    const first = send({ input });
    await until(() => probe.latest()[1].isSending);
    asked.at(-1)?.reject(new Error('Not now.'));
    await expect(first).rejects.toThrow('Not now.');
    await until(() => !probe.latest()[1].isSending);
    expect(probe.latest()[1].error).toMatchObject({ message: 'Not now.' });
    const second = send({ input });
    asked.at(-1)?.resolve({ createLead: { leadId: '7' } });
    expect(await second).toEqual({ createLead: { leadId: '7' } });
    await until(() => probe.latest()[1].data !== undefined);
    expect(probe.latest()[1]).toMatchObject({ error: undefined, isSending: false });
  });
});

describe('useMutation for the next user', () => {
  it('shows nothing of what the one before sent, nor of what is answered late', async () => {
    const input = { listingId: '1' } as never;
    const probe = show(() => useMutation(CreateLead));
    await probe.render({});
    const first = probe.latest()[0]({ input });
    asked.at(-1)?.resolve({ createLead: { leadId: '7' } });
    await first;
    await until(() => probe.latest()[1].data !== undefined);
    const late = probe.latest()[0]({ input });
    const answer = asked.at(-1);
    const other = { ...client };
    await probe.render({}, other);
    const nothing = { data: undefined, error: undefined, isSending: false };
    expect(probe.latest()[1]).toEqual(nothing);
    answer?.resolve({ createLead: { leadId: '8' } });
    await late;
    await probe.render({}, other);
    expect(probe.latest()[1]).toEqual(nothing);
  });
});

describe('useLiveLeads', () => {
  let server: FeedServer;
  beforeEach(async () => {
    server = await startFeedServer();
  });
  afterEach(async () => {
    await hide();
    await server[Symbol.asyncDispose]();
  });
  type Options = UseLiveStreamOptions<{ eventId?: unknown; cursor: unknown }>;
  const connection = (): LiveConnection => ({
    url: server.url,
    getToken: () => 'token',
    webSocketImpl: WebSocket,
  });
  const idsOf = ({ events }: LiveState<{ eventId?: unknown }>) => events.map(({ eventId }) => eventId);
  const storeOf = (kept = new Map<string, string>()): CursorStore => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  });

  it('shows leads as they come, the newest first and no more than asked for, each once', async () => {
    const told: unknown[] = [];
    const probe = show((options: Options) => useLiveLeads(options as never), connection());
    await probe.render({ most: 2, onEvent: ({ eventId }) => told.push(eventId) });
    await until(() => probe.latest().isConnected && server.subscriptions > 0);
    for (let count = 0; count < 3; count++) server.publish();
    await until(() => idsOf(probe.latest())[0] === 'event 3');
    expect(idsOf(probe.latest())).toEqual(['event 3', 'event 2']);
    expect(told).toEqual(['event 1', 'event 2', 'event 3']);
  });

  it('goes on in the next visit where the last one stopped, and begins anew for another user', async () => {
    const store = storeOf();
    const visit = async (key: string) => {
      const probe = show((options: Options) => useLiveLeads(options as never), connection());
      const before = server.subscriptions;
      await probe.render({ keepCursor: { store, key } });
      await until(() => probe.latest().isConnected && server.subscriptions > before);
      return probe;
    };
    const first = await visit('asha');
    server.publish();
    await until(() => idsOf(first.latest()).length === 1);
    await hide();
    server.publish();
    const second = await visit('asha');
    await until(() => idsOf(second.latest()).length === 1);
    expect(idsOf(second.latest())).toEqual(['event 2']);
    await hide();
    server.pending = 2;
    const other = await visit('ravi');
    server.publish();
    await until(() => idsOf(other.latest()).length === 1);
    expect(idsOf(other.latest())).toEqual(['event 3']);
  });

  it('goes on where a browser keeps nothing', async () => {
    const refuse = () => {
      throw new Error('The store is full.');
    };
    const store: CursorStore = { getItem: refuse, setItem: refuse };
    const probe = show((options: Options) => useLiveLeads(options as never), connection());
    await probe.render({ keepCursor: { store, key: 'asha' } });
    await until(() => probe.latest().isConnected && server.subscriptions > 0);
    const { subscriptions } = server;
    for (let count = 0; count < 3; count++) server.publish();
    await until(() => idsOf(probe.latest()).length === 3);
    expect(server.subscriptions).toBe(subscriptions);
  });

  it('says why it is not connected, and that it is over', async () => {
    server.closes.push(4411, 4411);
    const probe = show(() => useLiveLeads(), connection());
    await probe.render({});
    await until(() => probe.latest().isOver);
    expect(probe.latest()).toMatchObject({
      isConnected: false,
      problem: 'closed with 4411 refused by the test',
    });
  });

  it('waits before sign-in', async () => {
    const probe = show(() => useLiveLeads());
    await probe.render({});
    expect([server.tokens, probe.latest().isConnected]).toEqual([[], false]);
  });
});
