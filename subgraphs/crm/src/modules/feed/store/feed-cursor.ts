import { createHmac, timingSafeEqual } from 'node:crypto';
import { InvalidInputError } from '@propmubi/runtime';
import { boundIdsOf, type FeedOwner } from './feed-owner.js';

export interface FeedCursors {
  encode(owner: FeedOwner, seq: number): string;
  /** @throws InvalidInputError BAD_CURSOR for anything but a cursor this owner was given */
  decode(owner: FeedOwner, cursor: string): number;
}

const FORMAT = /^(\d{1,15})\.([A-Za-z0-9_-]{22})$/;
const MAC_BYTES = 16;

/**
 * Cursors say where in a feed to resume. They are signed and bound to the feed and to its subscriber, so another's, one
 * of another kind of feed, an altered and an invented one are all the same: BAD_CURSOR. The first secret signs, all verify.
 */
export function createFeedCursors(secrets: readonly string[]): FeedCursors {
  const sign = (owner: FeedOwner, seq: string, secret = secrets[0] as string) =>
    createHmac('sha256', secret)
      .update([`${owner.audience.toLowerCase()}-feed`, ...boundIdsOf(owner), seq].join('\n'))
      .digest()
      .subarray(0, MAC_BYTES)
      .toString('base64url');
  return {
    encode: (owner, seq) => `${seq}.${sign(owner, String(seq))}`,
    decode: (owner, cursor) => {
      const [, seq, mac] = FORMAT.exec(cursor) ?? [];
      if (seq === undefined || mac === undefined) throw badCursor();
      // As text: the last character of base64 has bits that decoding would ignore.
      const isSigned = (secret: string) =>
        timingSafeEqual(Buffer.from(mac), Buffer.from(sign(owner, seq, secret)));
      if (!secrets.some(isSigned)) throw badCursor();
      return Number(seq);
    },
  };
}

function badCursor(): InvalidInputError {
  return new InvalidInputError('This cursor was not given out for this feed.', { code: 'BAD_CURSOR' });
}
