import { Worker } from 'node:worker_threads';

const MOST_MS = 6_000;
const MOST_CHARACTERS = 200_000;
const MOST_MEMORY_MB = 256;
const AT_ONCE = 2;

const waiting: (() => void)[] = [];
let running = 0;

/**
 * The text layer of a PDF; empty for a scan, null where it cannot be read as a PDF within its time and memory. Two at once:
 * each takes a core.
 */
export async function textOfPdf(bytes: Uint8Array): Promise<string | null> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await readInThread(bytes);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function readInThread(bytes: Uint8Array): Promise<string | null> {
  const worker = new Worker(new URL('./pdf-text.worker.mjs', import.meta.url), {
    workerData: { bytes, mostCharacters: MOST_CHARACTERS },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    // Neither our environment nor our hooks are needed there.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  return new Promise<string | null>((resolve) => {
    const timer = setTimeout(() => {
      resolve(null);
    }, MOST_MS);
    worker.once('message', (text: string) => resolve(text));
    worker.once('error', () => resolve(null));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(null);
    });
  }).finally(() => worker.terminate());
}
