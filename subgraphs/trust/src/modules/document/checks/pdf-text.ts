import { Worker } from 'node:worker_threads';
import { turns } from '@propmubi/runtime';

const MOST_CHARACTERS = 200_000;
const WATCH_EVERY_MS = 50;
const BYTES_PER_MB = 1_048_576;
const AT_ONCE = 2;

/** What reading one PDF may take. */
export interface PdfLimits {
  ms: number;
  /** Once on the heap, and once in buffers, which a heap's limit does not count. */
  memoryMb: number;
}
const LIMITS: PdfLimits = { ms: 6_000, memoryMb: 256 };

/** Each takes a core. */
const inTurn = turns(AT_ONCE);

/** The text layer of a PDF; empty for a scan, null where it cannot be read as a PDF within its time and memory. */
export function textOfPdf(bytes: Uint8Array, limits = LIMITS): Promise<string | null> {
  return inTurn(() => readInThread(bytes, limits));
}

async function readInThread(bytes: Uint8Array, limits: PdfLimits): Promise<string | null> {
  const worker = new Worker(new URL('./pdf-text.worker.mjs', import.meta.url), {
    workerData: { bytes, mostCharacters: MOST_CHARACTERS },
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    // Neither our environment nor our hooks are needed there.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  const timers: NodeJS.Timeout[] = [];
  try {
    return await new Promise<string | null>((resolve) => {
      const giveUp = () => resolve(null);
      worker.once('message', (text: string) => resolve(text));
      worker.once('error', giveUp);
      worker.once('exit', giveUp);
      timers.push(setTimeout(giveUp, limits.ms));
      // A stream of a few kilobytes inflates to gigabytes, which lie outside the heap.
      const watch = async () => {
        const { external_memory: buffers } = await worker.getHeapStatistics();
        if (buffers > limits.memoryMb * BYTES_PER_MB) giveUp();
      };
      // A worker that has ended says so by its events.
      timers.push(setInterval(() => void watch().catch(() => undefined), WATCH_EVERY_MS));
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    await worker.terminate();
  }
}
