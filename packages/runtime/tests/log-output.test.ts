import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createLogger, createRegistry } from '../src/index.js';
import { lossyOutput } from '../src/log/log-output.js';

const dropped = async (): Promise<number> => {
  const text = await createRegistry().getSingleMetricAsString('log_lines_dropped_total');
  return Number(/^log_lines_dropped_total (\d+)/m.exec(text)?.[1]);
};

describe('the log output', () => {
  it('outlives a full disk: drops what it cannot keep, counts it, and throws nothing', async () => {
    const logger = createLogger('test', 'info', lossyOutput({ dest: '/dev/full' }));
    const before = await dropped();
    // Beyond the 8 MiB that are kept for when there is space again.
    for (let line = 0; line < 2_000; line++) logger.info('x'.repeat(10_000));
    await new Promise((resolve) => setImmediate(resolve));
    expect(await dropped()).toBeGreaterThan(before);
  });

  it('writes each line where it can, and those of one turn of the event loop at once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'propmubi-log-'));
    const file = join(folder, 'log');
    const logger = createLogger('test', 'info', lossyOutput({ dest: file }));
    logger.info('one');
    logger.info('two');
    expect(readFileSync(file, 'utf8')).toBe('');
    await new Promise((resolve) => setImmediate(resolve));
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['one', 'two']);
    rmSync(folder, { recursive: true });
  });
});

describe('a logger', () => {
  const logged = (write: (logger: ReturnType<typeof createLogger>) => void): unknown => {
    const lines: string[] = [];
    write(createLogger('test', 'info', { write: (line) => void lines.push(line) }));
    return JSON.parse(lines.join(''));
  };

  it('hides what a caller should not have logged', () => {
    expect(
      logged((logger) =>
        logger.info({ code: '482913', user: { phone: '+919820000033', otp: '482913' } }, 'signed in'),
      ),
    ).toMatchObject({ code: '[redacted]', user: { phone: '[redacted]', otp: '[redacted]' } });
  });

  it('shows the code of an error', () => {
    const error = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(logged((logger) => logger.error({ err: error }, 'away'))).toMatchObject({
      err: { errorCode: 'ECONNREFUSED' },
    });
  });
});
