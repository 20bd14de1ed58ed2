import { z } from 'zod';
import { InvalidInputError } from '../../errors/errors.js';
import { isKeepableText } from '../clean-arguments.js';

export type CursorValue = string | number | boolean | null;

const LONGEST_INSTANT = 40;

/** An instant in a cursor. Postgres has no year 0, and no fraction of a hundred digits. */
export const cursorInstant = z.iso
  .datetime()
  .max(LONGEST_INSTANT)
  .refine((instant) => !instant.startsWith('0000'));

export function encodeCursor(values: CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Reads a cursor against the shape its sort order needs.
 * @throws InvalidInputError BAD_CURSOR when it was altered or belongs to another connection
 */
export function decodeCursor<Values extends CursorValue[]>(cursor: string, shape: z.ZodType<Values>): Values {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!isKeepableText(values)) throw new Error('The cursor holds text that is no text.');
    return shape.parse(values);
  } catch (cause) {
    throw new InvalidInputError('Invalid cursor: it belongs to another list, or was altered.', {
      code: 'BAD_CURSOR',
      cause,
    });
  }
}
