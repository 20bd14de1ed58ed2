import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BusProcessOptions } from './bus-process.js';

const script = fileURLToPath(new URL('./bus-process.ts', import.meta.url));
const register = new URL('../../register.mjs', import.meta.url).href;

/** Starts a bus in a process of its own, waits until it reaches its point, and kills it there with -9. */
export async function killAtPoint(options: BusProcessOptions): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', register, '--no-warnings', script],
    {
      env: { ...process.env, NODE_OPTIONS: '', BUS_PROCESS: JSON.stringify(options) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  try {
    const lines = createInterface({ input: child.stdout });
    const reached = await Promise.race([once(lines, 'line'), ended.then(() => undefined)]);
    if (!reached) throw new Error('The process ended before it was killed.');
    return String(reached[0]);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}
