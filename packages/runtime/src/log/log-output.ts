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

let output: DestinationStream | undefined;

/** Where all loggers of the process write: standard output, whose failures lose lines and nothing else. */
export function standardOutput(): DestinationStream {
  output ??= lossyOutput({ dest: 1 });
  return output;
}

/**
 * A log output that outlives ENOSPC, EPIPE and EIO: lines are kept up to a limit while it cannot be written to, dropped and
 * counted beyond, and written again when it can. Without a listener its 'error' would end the process.
 */
export function lossyOutput(target: { dest: number | string }): DestinationStream {
  const stream = pino.destination({
    ...target,
    sync: true,
    maxLength: MAX_BUFFERED_BYTES,
    // For EAGAIN and EBUSY, of a slow reader: the default sleeps on the event loop.
    retryEAGAIN: () => false,
  });
  stream.on('drop', () => droppedLogLines.inc());
  // What could not be written stays in the buffer and is written with a later line.
  stream.on('error', () => undefined);
  return {
    write(line: string) {
      try {
        stream.write(line);
      } catch {
        // A synchronous write throws where an asynchronous one emits.
        droppedLogLines.inc();
      }
    },
  };
}
