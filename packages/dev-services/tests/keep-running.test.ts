import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepRunning, startOwnedProcess } from '../src/index.js';

const DEATHS = 12;

describe('keepRunning', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'propmubi-keep-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The first start lives until it is killed, those after it end at once, and the last lives again. One of them fails. */
  const script = `if [ "$1" -gt 1 ] && [ "$1" -lt ${DEATHS + 2} ]; then exit 1; fi; exec sleep 600`;

  it('starts a process again however often it dies in a row, and also when it cannot be started', async () => {
    const messages: string[] = [];
    let starts = 0;
    let steady: (() => void) | undefined;
    const isSteady = new Promise<void>((resolve) => (steady = resolve));
    let current: Awaited<ReturnType<typeof startOwnedProcess>> | undefined;
    const kept = await keepRunning(
      'test',
      (message) => {
        messages.push(message);
        if (messages.filter((one) => one.includes('was started again')).length === DEATHS) steady?.();
      },
      async () => {
        starts++;
        if (starts === 3) throw new Error('no space left');
        current = await startOwnedProcess({
          command: '/bin/sh',
          args: ['-c', script, 'sh', String(starts)],
          logFile: join(folder, 'log'),
          stopSignal: 'SIGTERM',
        });
        return current;
      },
      { firstDelayMs: 1, longestDelayMs: 5, startedAfterMs: 0 },
    );
    process.kill(current?.pid as number, 'SIGKILL');
    await isSteady;
    expect(kept.running).toBe(true);
    expect(starts).toBe(DEATHS + 2);
    expect(messages.some((message) => message.includes('no space left'))).toBe(true);
    await kept.stop();
    expect(kept.running).toBe(false);
  }, 30_000);
});
