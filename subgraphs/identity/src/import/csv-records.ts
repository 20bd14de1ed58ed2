import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';

export interface CsvRecord<Cells> {
  record: Cells;
  info: { lines: number };
}

/** Records of a CSV file, by the names in its header. The loop over them throws where the file cannot be read. */
export function csvRecords<Cells>(file: string): AsyncIterable<CsvRecord<Cells>> {
  const parser = parse({
    columns: true,
    bom: true,
    trim: true,
    skip_empty_lines: true,
    info: true,
    relax_column_count: true,
  });
  // The error reaches the loop through the parser; `pipe` would leave it to end the process.
  pipeline(createReadStream(file), parser, () => undefined);
  return parser as AsyncIterable<CsvRecord<Cells>>;
}
