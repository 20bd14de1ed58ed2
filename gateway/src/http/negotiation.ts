import { InvalidInputError } from '@propmubi/runtime/errors';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { GRAPHQL_RESPONSE, JSON_RESPONSE } from './error-status.js';

export const EVENT_STREAM = 'text/event-stream';
/** As Apollo's clients ask for it; a client may leave parameters out. */
const MULTIPART = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0';
const PAGE = 'text/html';
/** In the order in which they are given to a client that has no preference, such as one that accepts anything. */
const OFFERED = [JSON_RESPONSE, GRAPHQL_RESPONSE, EVENT_STREAM, MULTIPART, PAGE];
/** Clients send few different headers; each is read once. */
const REMEMBERED_HEADERS = 500;

export type StreamFormat = 'event-stream' | 'multipart';

/** What a client's `Accept` allows (RFC 9110, section 12.5.1). */
export interface Accepted {
  /** The media type for one answer; undefined when the client takes none of ours. */
  readonly answer: typeof GRAPHQL_RESPONSE | typeof JSON_RESPONSE | undefined;
  /** For a subscription's events. Named types only: a wildcard does not mean that the client can read a stream. */
  readonly stream: StreamFormat | undefined;
  /** Whether an event stream would do, if only by a wildcard. */
  readonly allowsEventStream: boolean;
  /** An event stream is the first choice, so that a query is answered in one, too. */
  readonly prefersEventStream: boolean;
  /** The client is a browser that opens the address. */
  readonly prefersPage: boolean;
}

const known = new LRUCache<string, Accepted>({ max: REMEMBERED_HEADERS });

export function negotiate(accept: string | undefined): Accepted {
  const header = accept?.trim() || '*/*';
  const remembered = known.get(header);
  if (remembered) return remembered;
  const types = new Negotiator({ headers: { accept: header } }).mediaTypes(OFFERED);
  const isNamed = (type: string): boolean => header.toLowerCase().includes(type);
  const streams = types.filter(
    (type) =>
      (type === EVENT_STREAM && isNamed(EVENT_STREAM)) || (type === MULTIPART && isNamed('multipart/mixed')),
  );
  const [stream] = streams;
  const accepted: Accepted = {
    answer: types.find((type) => type === GRAPHQL_RESPONSE || type === JSON_RESPONSE),
    stream: stream === undefined ? undefined : stream === EVENT_STREAM ? 'event-stream' : 'multipart',
    allowsEventStream: types.includes(EVENT_STREAM),
    prefersEventStream: types[0] === EVENT_STREAM,
    prefersPage: types[0] === PAGE,
  };
  known.set(header, accepted);
  return accepted;
}

export function notAcceptable(): InvalidInputError {
  return new InvalidInputError(
    `Accept ${GRAPHQL_RESPONSE} or ${JSON_RESPONSE}; for subscriptions ${EVENT_STREAM} or multipart/mixed;subscriptionSpec=1.0.`,
    { code: 'NOT_ACCEPTABLE' },
  );
}
