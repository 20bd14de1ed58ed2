import { afterEach, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watch } from 'node:fs/promises';
import { startOwnedProcess, type OwnedProcess } from '../src/index.js';

const LINE = 'x'.repeat(99);
const folders: string[] = [];
let child: OwnedProcess | undefined;

afterEach(async () => {
  await child?.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('the log of a process is set aside in parts, of which the newest are kept', async () => {
  const { folder, log } = await startWriter({ maxBytes: 2_000, kept: 2, everyMs: 20 });
  await changes(folder, () => existsSync(`${log}.2`) && wholeLines(`${log}.2`) >= 20);
  await changes(folder, () => wholeLines(`${log}.1`) >= 20);
  expect(existsSync(`${log}.3`)).toBe(false);
  // The process goes on in the same file, from its beginning: no hole of zeroes before what it writes.
  await changes(folder, () => statSync(log).size > 0);
  expect(readFileSync(log, 'latin1')).not.toContain('\0');
});

test('a log below its bound is left alone', async () => {
  const { folder, log } = await startWriter({ maxBytes: 1e9, kept: 2, everyMs: 20 });
  await changes(folder, () => wholeLines(log) > 100);
  expect(existsSync(`${log}.1`)).toBe(false);
});

async function startWriter(logBounds: { maxBytes: number; kept: number; everyMs: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'bounded-log-'));
  folders.push(folder);
  const log = join(folder, 'writer.log');
  child = await startOwnedProcess({
    command: process.execPath,
    args: ['-e', `setInterval(() => console.log('${LINE}'), 1)`],
    logFile: log,
    stopSignal: 'SIGTERM',
    logBounds,
  });
  return { folder, log };
}

async function changes(folder: string, isMet: () => boolean): Promise<void> {
  const events = watch(folder, { signal: AbortSignal.timeout(30_000) });
  if (isMet()) return;
  for await (const _event of events) if (isMet()) return;
}

function wholeLines(file: string): number {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line === LINE).length;
}
