import { type LiveChannel, liveStream, type ResumableEvent } from '@propmubi/client';
import { useEffect, useEffectEvent, useState } from 'react';
import { endpoint, readAgain } from './graph.js';
import { accessToken } from './session.js';

export type Connection = 'connecting' | 'live' | 'reconnecting' | 'ended';

interface LiveOptions<Event> {
  /** Queries that are read again after each event, and once a connection stands. */
  reread: readonly string[];
  onEvent?: (event: Event) => void;
  /** Keeps the cursor under this name, so that a reload of the page misses nothing. */
  keepCursorAs?: string;
}

/** Follows a channel of the signed-in user while the component is mounted. Returns how its connection stands. */
export function useLive<Event extends ResumableEvent>(
  channel: LiveChannel<Event>,
  { reread, onEvent, keepCursorAs }: LiveOptions<Event>,
): Connection {
  const [connection, setConnection] = useState<Connection>('connecting');
  const handle = useEffectEvent((event: Event) => onEvent?.(event));
  const names = reread.join();
  useEffect(() => {
    const readAgain = createReader(names.split(','));
    const stream = liveStream(channel, {
      url: endpoint,
      getToken: async () => (await accessToken()) ?? '',
      after: (keepCursorAs && sessionStorage.getItem(keepCursorAs)) ?? undefined,
      onCursor: (cursor) => keepCursorAs && sessionStorage.setItem(keepCursorAs, cursor),
      onEvent: (event) => {
        handle(event);
        // Once the event is on the screen: what it says itself waits for no request.
        setTimeout(readAgain);
      },
      onGap: readAgain,
      onConnect: () => {
        setConnection('live');
        // What changed between the page's first read and the channel's beginning.
        readAgain();
      },
      onDisconnect: (_reason, isFinal) => setConnection(isFinal ? 'ended' : 'reconnecting'),
    });
    return () => void stream.close();
  }, [channel, names, keepCursorAs]);
  return connection;
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
