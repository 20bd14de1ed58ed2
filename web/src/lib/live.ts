import {
  type LiveChannel,
  type LiveSocket,
  liveSocket,
  liveStream,
  type ResumableEvent,
} from '@propmubi/client';
import { useEffect, useEffectEvent, useState } from 'react';
import { endpoint, readAgain } from './graph.js';
import { accessToken, useSession } from './session.js';

/** `polling`: neither a WebSocket nor an event stream could be opened, and what happens is asked for. */
export type Connection = 'connecting' | 'live' | 'reconnecting' | 'polling' | 'ended';

/** After so many failures in a row each way to the server was tried. */
const TRIED_EACH_WAY = 4;

interface LiveOptions<Event> {
  /** Queries that are read again after each event, once a connection stands, and when the device wakes or its network is back. */
  reread: readonly string[];
  onEvent?: (event: Event) => void;
  /** Keeps the cursor under this name, so that a reload of the page misses nothing. */
  keepCursorAs?: string;
}

let shared: { userId: string; socket: LiveSocket } | undefined;

/** One for all channels of a user. What another user began closes its own with its last channel. */
function socketOf(userId: string): LiveSocket {
  if (shared?.userId !== userId) {
    const getToken = async () => (await accessToken()) ?? '';
    shared = { userId, socket: liveSocket({ url: endpoint, getToken }) };
  }
  return shared.socket;
}

/** Follows a channel of the signed-in user while the component is mounted. Returns how its connection stands. */
export function useLive<Event extends ResumableEvent>(
  channel: LiveChannel<Event>,
  { reread, onEvent, keepCursorAs }: LiveOptions<Event>,
): Connection {
  const [connection, setConnection] = useState<Connection>('connecting');
  const handle = useEffectEvent((event: Event) => onEvent?.(event));
  const names = reread.join();
  const userId = useSession(({ session }) => session?.userId);
  useEffect(() => {
    if (userId === undefined) return undefined;
    const readAgain = createReader(names.split(','));
    const socket = socketOf(userId);
    let failures = 0;
    const stream = liveStream(channel, {
      socket,
      after: (keepCursorAs && sessionStorage.getItem(keepCursorAs)) ?? undefined,
      onCursor: (cursor) => keepCursorAs && sessionStorage.setItem(keepCursorAs, cursor),
      onEvent: (event) => {
        handle(event);
        // Once the event is on the screen: what it says itself waits for no request.
        setTimeout(readAgain);
      },
      onGap: readAgain,
      onConnect: () => {
        failures = 0;
        setConnection('live');
        // What changed between the page's first read and the channel's beginning.
        readAgain();
      },
      onDisconnect: (_reason, isFinal) => {
        const isPolling = ++failures >= TRIED_EACH_WAY && navigator.onLine;
        setConnection(isFinal ? 'ended' : isPolling ? 'polling' : 'reconnecting');
      },
    });
    const forget = onWake(() => {
      socket.check();
      readAgain();
    });
    return () => {
      forget();
      void stream.close();
    };
  }, [channel, names, keepCursorAs, userId]);
  return userId === undefined ? 'connecting' : connection;
}

/**
 * Calls `then` when the page is seen again or the network is back: a device that slept may take a while to notice that its
 * connection is lost. Returns how to stop.
 */
function onWake(then: () => void): () => void {
  const onVisible = () => {
    if (document.visibilityState === 'visible') then();
  };
  document.addEventListener('visibilitychange', onVisible);
  addEventListener('online', then);
  return () => {
    document.removeEventListener('visibilitychange', onVisible);
    removeEventListener('online', then);
  };
}

/** How often a screen asks while its channel is down. */
const FALLBACK_MS = 10_000;

/** For `useGraph` of a screen with a channel: asked at intervals only while nothing arrives by itself. */
export function fallbackInterval(connection: Connection): number | false {
  return connection === 'live' ? false : FALLBACK_MS;
}

/** Reads queries again, one read at a time: events that come during a read share the next, however many they are. */
function createReader(names: readonly string[]): () => void {
  let isDue = false;
  let isReading = false;
  const read = async () => {
    isReading = true;
    while (isDue) {
      isDue = false;
      await readAgain(names);
    }
    isReading = false;
  };
  return () => {
    isDue = true;
    if (!isReading) void read();
  };
}
