import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { RowOrigin } from './row-origin.js';

export interface RejectedRow extends RowOrigin {
  action: 'SKIPPED' | 'CORRECTED';
  reason: string;
  value: string;
}

const HEADER = ['file', 'line', 'action', 'reason', 'value', 'row'];

/** Where rejected rows go unless the caller says otherwise. */
export function rejectedFileIn(folder = join(tmpdir(), 'propmubi-imports'), kind: string): string {
  return join(folder, `rejected-${kind}-${new Date().toISOString().replace(/[:.]/g, '-')}.csv`);
}

/** Writes the rows an import left out or corrected, with the reason; makes no file when there are none. */
export class RejectedRows {
  #stream: WriteStream | undefined;
  #count = 0;

  constructor(private readonly path: string) {}

  add({ file, line, action, reason, value, cells }: RejectedRow): void {
    this.#stream ??= this.#open();
    this.#count++;
    this.#write([file, String(line), action, reason, value, JSON.stringify(cells)]);
  }

  /** Finishes the file and tells its path, or null when there was nothing to write. */
  async close(): Promise<string | null> {
    if (!this.#stream) return null;
    this.#stream.end();
    await finished(this.#stream);
    return this.#count > 0 ? this.path : null;
  }

  #open(): WriteStream {
    mkdirSync(dirname(this.path), { recursive: true });
    this.#stream = createWriteStream(this.path);
    this.#write(HEADER);
    return this.#stream;
  }

  #write(cells: string[]): void {
    this.#stream?.write(`${cells.map(csvCell).join(',')}\r\n`);
  }
}

/**
 * One quoted cell. What a spreadsheet would run as a formula is preceded by an apostrophe (OWASP, CSV injection):
 * the text came from a foreign file.
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
