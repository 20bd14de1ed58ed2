import { timingSafeEqual } from 'node:crypto';
import { InvalidInputError } from '@propmubi/runtime';
import type { IdentityKeys } from '../../../security/keys.js';

const FORMAT = /^(\d{1,15})\.([A-Za-z0-9_-]{22})$/;
const MAC_BYTES = 16;

/** Where in a person's feed to resume; signed and bound to the person. */
export function encodeFeedCursor(keys: IdentityKeys, userId: string, seq: number): string {
  return `${seq}.${macsOf(keys, userId, String(seq))[0]}`;
}

/** @throws InvalidInputError BAD_CURSOR for anything but a cursor this person was given */
export function decodeFeedCursor(keys: IdentityKeys, userId: string, cursor: string): number {
  const [, seq, mac] = FORMAT.exec(cursor) ?? [];
  if (seq === undefined || mac === undefined) throw badCursor();
  // As text: the last character of base64 has bits that decoding would ignore.
  const isOurs = macsOf(keys, userId, seq).some((own) => timingSafeEqual(Buffer.from(mac), Buffer.from(own)));
  if (!isOurs) throw badCursor();
  return Number(seq);
}

function macsOf(keys: IdentityKeys, userId: string, seq: string): string[] {
  const macs = keys['notification-cursor'].macs(`${userId}\n${seq}`);
  return macs.map((mac) => Buffer.from(mac, 'hex').subarray(0, MAC_BYTES).toString('base64url'));
}

function badCursor(): InvalidInputError {
  return new InvalidInputError('This cursor was not given out for these notifications.', {
    code: 'BAD_CURSOR',
  });
}
