import { pino, type DestinationStream } from 'pino';
import { Counter } from 'prom-client';

/** Lines kept while the output does not take them; what comes beyond is dropped. */
const MAX_BUFFERED_BYTES = 8 * 1024 * 1024;

/** Part of every registry. */
export const droppedLogLines = new Counter({
  name: 'log_lines_dropped_total',
  help: 'Log lines that could not be written (disk full, reader gone)',
  registers: [],
});

/** Gathered lines that are written before their turn ends. */
const MAX_GATHERED_CHARACTERS = 64 * 1024;

let output: DestinationStream | undefined;

/** Where all loggers of the process write: standard output, whose failures lose lines and nothing else. */
export function standardOutput(): DestinationStream {
  output ??= lossyOutput({ dest: 1 });
  return output;
}

/**
 * A log output that outlives ENOSPC, EPIPE and EIO: lines are kept up to a limit while it cannot be written to, dropped and
 * counted beyond, and written again when it can. The lines of one turn of the event loop are one write. Without a listener its 'error' would end the process.
 */
export function lossyOutput(target: { dest: number | string }): DestinationStream {
  const stream = pino.destination({
    ...target,
    sync: true,
    maxLength: MAX_BUFFERED_BYTES,
    // For EAGAIN and EBUSY, of a slow reader: the default sleeps on the event loop.
    retryEAGAIN: () => false,
  });
  stream.on('drop', (lost: string) => droppedLogLines.inc(lost.split('\n').length - 1));
  // What could not be written stays in the buffer and is written with a later line.
  stream.on('error', () => undefined);
  let lines: string[] = [];
  let bytes = 0;
  const flush = (): void => {
    if (lines.length === 0) return;
    const written = lines;
    [lines, bytes] = [[], 0];
    try {
      stream.write(written.join(''));
    } catch {
      // A synchronous write throws where an asynchronous one emits.
      droppedLogLines.inc(written.length);
    }
  };
  // Also of a process that ends by an error.
  process.once('exit', flush);
  return {
    write(line: string) {
      if (lines.push(line) === 1) setImmediate(flush);
      bytes += line.length;
      if (bytes > MAX_GATHERED_CHARACTERS) flush();
    },
  };
}
