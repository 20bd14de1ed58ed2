import type { StreamFormat } from '../http/negotiation.js';
import type { LiveResult } from './live-subscription.js';

/** How results are written into one HTTP answer. */
export interface ResultStream {
  readonly contentType: string;
  /** Written at once: the client sees that the stream is open. */
  readonly opening: string;
  readonly heartbeat: string;
  /** `id` is the event's cursor, where the format can carry it. */
  next(result: LiveResult, id: string | undefined): string;
  readonly ending: string;
}

/** graphql-sse's distinct connections mode. */
const eventStream: ResultStream = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: ':\n\n',
  heartbeat: ':\n\n',
  next(result, id) {
    const idLine = id === undefined || /[\r\n\0]/.test(id) ? '' : `id: ${id}\n`;
    return `event: next\n${idLine}data: ${JSON.stringify(result)}\n\n`;
  },
  ending: 'event: complete\ndata: \n\n',
};

const PART = '\r\n--graphql\r\ncontent-type: application/json\r\n\r\n';

/**
 * Apollo's multipart subscriptions (`multipart/mixed;subscriptionSpec=1.0`): a result is the `payload` of a part, and
 * an empty part is a heartbeat. A reader knows a part by the boundary that follows it, so each part closes itself with
 * the next one's: an event does not wait for the one after it.
 */
const multipart: ResultStream = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec="1.0"',
  opening: PART,
  heartbeat: `{}${PART}`,
  next: (result) => `${JSON.stringify({ payload: result })}${PART}`,
  ending: '{}\r\n--graphql--\r\n',
};

export const RESULT_STREAMS: Readonly<Record<StreamFormat, ResultStream>> = {
  'event-stream': eventStream,
  multipart,
};
