import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { csvRecords } from './csv-records.js';

/** One line of a file: by what the person is found, and the hash of the other system. */
export interface PasswordRow {
  line: number;
  /** Undefined: it cannot be read. */
  row: { phone?: string; email?: string; userId?: string; hash: string } | undefined;
}

const text = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional();
const rowShape = z.object({ phone: text, email: text, userId: text, hash: z.string().trim() });

/** Rows of JSON Lines (`.jsonl`, `.ndjson`) or of CSV with a header: `phone`, `email` or `userId`, and `hash`. */
export function readPasswordRows(file: string): AsyncIterable<PasswordRow> {
  return /\.(jsonl|ndjson)$/i.test(file) ? jsonRows(file) : csvRows(file);
}

async function* jsonRows(file: string): AsyncGenerator<PasswordRow> {
  let line = 0;
  for await (const content of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line += 1;
    if (content.trim() !== '') yield { line, row: rowOf(() => JSON.parse(content) as unknown) };
  }
}

async function* csvRows(file: string): AsyncGenerator<PasswordRow> {
  for await (const { record, info } of csvRecords<unknown>(file))
    yield { line: info.lines, row: rowOf(() => record) };
}

function rowOf(read: () => unknown): PasswordRow['row'] {
  try {
    const { phone, email, userId, hash } = rowShape.parse(read());
    return { hash, ...(phone && { phone }), ...(email && { email }), ...(userId && { userId }) };
  } catch {
    // What the line says must not get into a message.
    return undefined;
  }
}
