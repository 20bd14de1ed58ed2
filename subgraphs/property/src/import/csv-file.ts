import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline, Transform } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ImportError } from './import-error.js';

/** No register row comes near; a file without line breaks stops here instead of filling the memory. */
const MAX_LINE_BYTES = 1024 * 1024;

export interface CsvRow<Column extends string> {
  file: string;
  /** As an editor counts: the header is line 1. */
  line: number;
  cells: Record<Column, string>;
}

/** Which columns a kind of file has. */
export interface CsvColumns<Column extends string> {
  required: readonly Column[];
  /** Left out columns read as empty cells; without this list, and with it, columns of other names are ignored. */
  optional?: readonly Column[];
  /** Other names of columns, as `columnKey` writes them. */
  aliases?: Record<string, Column>;
}

/** Column names agree regardless of case and punctuation. */
export function columnKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

/**
 * Streams the rows of a UTF-8 file by its header: exactly `columns`, in any order, or where those say what is
 * optional, at least the required ones. Blank lines and a missing line break at the end do not matter.
 * @throws ImportError for every way in which the file is not that; rows before the fault have been yielded, so the
 * caller must not have committed them
 */
export async function* readCsv<Column extends string>(
  path: string,
  columns: readonly Column[] | CsvColumns<Column>,
  onBytes: (bytes: number) => void = () => undefined,
  onHeader: (columns: Column[]) => void = () => undefined,
): AsyncGenerator<CsvRow<Column>> {
  const file = basename(path);
  const text = new Utf8Text(file, onBytes);
  let absent: Partial<Record<Column, string>> = {};
  const parser = parse({
    bom: true,
    columns: (header: string[]) => {
      if (Array.isArray(columns)) return checkHeader(file, header, columns as readonly Column[]);
      const spec = columns as CsvColumns<Column>;
      const names = matchHeader(file, header, spec);
      const found = names.filter((name) => name !== undefined);
      absent = Object.fromEntries(
        (spec.optional ?? []).filter((name) => !found.includes(name)).map((name) => [name, '']),
      ) as Partial<Record<Column, string>>;
      onHeader(found);
      return names.map((name) => name ?? false);
    },
    info: true,
    max_record_size: MAX_LINE_BYTES,
    // Files that were put together, or saved by old programs, end lines in more than one way.
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  // The error reaches the loop below through the parser.
  pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), text, parser, () => undefined);
  let rows = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<Column, string>;
      info: { lines: number };
    }>) {
      rows++;
      yield { file, line: info.lines, cells: { ...absent, ...record } };
    }
  } catch (error) {
    throw translate(error, file, text);
  }
  if (rows === 0) throw new ImportError('CSV_EMPTY', 'there are no rows.', 'Export it again.', { file });
}

/** Bytes → text, refusing what is not UTF-8 instead of importing replacement characters. */
class Utf8Text extends Transform {
  lines = 0;
  endsWithNewline = false;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(
    private readonly file: string,
    private readonly onBytes: (bytes: number) => void,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error?: Error, text?: string) => void): void {
    this.#decode(() => this.#decoder.decode(chunk, { stream: true }), done);
    for (const byte of chunk) if (byte === 0x0a) this.lines++;
    this.endsWithNewline = chunk.at(-1) === 0x0a || chunk.at(-1) === 0x0d;
    this.onBytes(chunk.length);
  }

  override _flush(done: (error?: Error, text?: string) => void): void {
    this.#decode(() => this.#decoder.decode(), done);
  }

  #decode(decode: () => string, done: (error?: Error, text?: string) => void): void {
    try {
      done(undefined, decode());
    } catch (cause) {
      done(
        new ImportError(
          'CSV_NOT_UTF8',
          'there are bytes that are not UTF-8 there or shortly after.',
          'Save it as UTF-8.',
          { file: this.file, line: this.lines + 1 },
          { cause },
        ),
      );
    }
  }
}

function checkHeader(file: string, header: string[], columns: readonly string[]): string[] {
  const names = header.map((name) => name.trim());
  const missing = columns.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !(columns as readonly string[]).includes(name));
  if (missing.length > 0 || unknown.length > 0 || names.length !== columns.length) {
    throw new ImportError(
      'CSV_WRONG_COLUMNS',
      `the columns are not those of this kind of file.${listed('Missing', missing)}${listed('Unknown', unknown)}`,
      'Check that it is the right file; nothing was imported.',
      { file, line: 1 },
    );
  }
  return names;
}

/** The file's columns under our names; undefined where a column is none of ours. */
function matchHeader<Column extends string>(
  file: string,
  header: string[],
  { required, optional = [], aliases = {} }: CsvColumns<Column>,
): (Column | undefined)[] {
  const byKey = new Map([...required, ...optional].map((name) => [columnKey(name), name]));
  const names = header.map((name) => byKey.get(columnKey(name)) ?? aliases[columnKey(name)]);
  const missing = required.filter((name) => !names.includes(name));
  const twice = names.filter((name, place) => name !== undefined && names.indexOf(name) !== place);
  if (missing.length > 0 || twice.length > 0)
    throw new ImportError(
      'CSV_WRONG_COLUMNS',
      `the columns are not those of this kind of file.${listed('Missing', missing)}${listed('Twice', twice)}`,
      'Check that it is the right file; nothing was imported.',
      { file, line: 1 },
    );
  return names;
}

function listed(what: string, names: readonly (string | undefined)[]): string {
  const shown = names.slice(0, 5).map((name) => String(name).slice(0, 80));
  return names.length > 0 ? ` ${what}: ${shown.join(', ')}.` : '';
}

function translate(error: unknown, file: string, text: Utf8Text): unknown {
  if (error instanceof ImportError) return error;
  if (!(error instanceof CsvError)) return error;
  const line = typeof error['lines'] === 'number' ? error['lines'] : text.lines + 1;
  const at = { file, line };
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return new ImportError(
        'CSV_LINE_TOO_LONG',
        `a line is longer than ${MAX_LINE_BYTES} bytes.`,
        'The file is damaged or not a CSV; export it again.',
        at,
        { cause: error },
      );
    case 'CSV_QUOTE_NOT_CLOSED':
      return truncated(file, line, error);
    case 'CSV_RECORD_INCONSISTENT_COLUMNS':
      // The last line of a file that does not end in a line break was cut off.
      if (line >= text.lines + 1 && !text.endsWithNewline) return truncated(file, line, error);
      return new ImportError(
        'CSV_WRONG_COLUMN_COUNT',
        'the row has more or fewer cells than the header.',
        'Correct or delete the line; nothing was imported.',
        at,
        { cause: error },
      );
    default:
      return new ImportError(
        'CSV_MALFORMED',
        'the line is not valid CSV.',
        'Correct it; nothing was imported.',
        at,
        {
          cause: error,
        },
      );
  }
}

function truncated(file: string, line: number, cause?: unknown): ImportError {
  return new ImportError(
    'CSV_TRUNCATED',
    'the file ends in the middle of a line.',
    'Copy or download it again.',
    { file, line },
    { cause },
  );
}
