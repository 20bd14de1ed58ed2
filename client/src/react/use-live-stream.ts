import { useEffect, useRef, useState } from 'react';
import { type AssignedLead, LEAD_ASSIGNMENTS } from '../live-leads.js';
import { type LiveChannel, liveStream, type ResumableEvent } from '../live-stream.js';
import { useTrustOs } from './provider.js';

/** Where a stream stands, kept between visits. `localStorage` and `sessionStorage` are ones. */
export interface CursorStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export interface UseLiveStreamOptions<Event> {
  /** Where the cursor is kept, and under which name; left out, a stream begins where it is opened. Name one for each user. */
  keepCursor?: { store: CursorStore; key: string };
  /** As many of the newest events are in `events`. Default 100. */
  most?: number;
  /** Called with each event, once and in order, for what is done besides showing it. */
  onEvent?: (event: Event) => void;
}

export interface LiveState<Event> {
  /** Those that came since the component appeared, the newest first. */
  events: readonly Event[];
  isConnected: boolean;
  /** How many events came and went while the user was away: read the list itself. 0 for none. */
  missed: number;
  /** Why the stream is not connected, undefined while it is. */
  problem: string | undefined;
  /** The stream is over for good, such as a session that ended: sign in again. */
  isOver: boolean;
}

/** Where a stream was when its component was last shown. */
interface Position {
  channel?: unknown;
  live?: unknown;
  key?: string | undefined;
  cursor?: string | undefined;
}

const NOTHING: LiveState<never> = {
  events: [],
  isConnected: false,
  missed: 0,
  problem: undefined,
  isOver: false,
};
const MOST = 100;

/**
 * Follows a channel while a component is shown: reconnects, renews the token, and goes on after the last event that was handled, also
 * in the next visit where the cursor is kept. Without `live` of the provider it waits.
 */
export function useLiveStream<Event extends ResumableEvent>(
  channel: LiveChannel<Event>,
  options: UseLiveStreamOptions<Event> = {},
): LiveState<Event> {
  const { live } = useTrustOs();
  const [state, setState] = useState<LiveState<Event>>(NOTHING);
  // Functions and stores of the last render, which open no stream anew.
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const position = useRef<Position>({});
  const key = options.keepCursor?.key;
  useEffect(() => {
    if (!live) return undefined;
    const { keepCursor } = latest.current;
    let isShown = true;
    const change = (changed: (before: LiveState<Event>) => Partial<LiveState<Event>>) => {
      if (isShown) setState((before) => ({ ...before, ...changed(before) }));
    };
    // A cursor belongs to one feed: of another channel or user it would be refused.
    const { current: last } = position;
    const isSame = last.channel === channel && last.live === live && last.key === key;
    const kept = keepCursor && attempt(() => keepCursor.store.getItem(keepCursor.key));
    const here: Position = { channel, live, key, cursor: kept ?? (isSame ? last.cursor : undefined) };
    position.current = here;
    const stream = liveStream(channel, {
      ...live,
      after: here.cursor,
      onCursor: (moved) => {
        here.cursor = moved;
        if (keepCursor) attempt(() => keepCursor.store.setItem(keepCursor.key, moved));
      },
      onConnect: () => change(() => ({ isConnected: true, problem: undefined })),
      onDisconnect: (problem, isOver) => change(() => ({ isConnected: false, problem, isOver })),
      onGap: (missed) => change((before) => ({ missed: before.missed + missed })),
      onEvent: (event) => {
        const { onEvent, most = MOST } = latest.current;
        onEvent?.(event);
        change(({ events }) => ({ events: [event, ...events].slice(0, most) }));
      },
    });
    return () => {
      isShown = false;
      void stream.close();
      setState(NOTHING);
    };
  }, [channel, live, key]);
  return state;
}

/** A browser may keep nothing (private windows, a full store); the stream goes on. */
function attempt<Result>(use: () => Result): Result | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

/** The leads that are assigned to the signed-in agent, live: `useLiveStream` of LEAD_ASSIGNMENTS. */
export function useLiveLeads(options: UseLiveStreamOptions<AssignedLead> = {}): LiveState<AssignedLead> {
  return useLiveStream(LEAD_ASSIGNMENTS, options);
}
