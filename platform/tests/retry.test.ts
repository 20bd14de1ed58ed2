import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '@propmubi/dev-services';
import { retryWhileUnavailable } from '../src/retry.js';

const lost = () => new Error('Connection terminated due to connection timeout');
const options = { what: 'the import', pauseMs: 1, log: () => undefined };

/** Fails with each of `failures` in turn, then returns how often it was called. */
function failing(failures: unknown[]) {
  let calls = 0;
  return async () => {
    if (calls < failures.length) throw failures[calls++];
    return calls + 1;
  };
}

describe('retryWhileUnavailable', () => {
  it('tries again while a connection is lost, and says so', async () => {
    const lines: string[] = [];
    const work = failing([lost(), Object.assign(new Error('gone'), { code: '57P01' })]);
    await expect(retryWhileUnavailable(work, { ...options, log: (line) => lines.push(line) })).resolves.toBe(
      3,
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('connection timeout');
  });

  it('ends with a code, the reason and what to do', async () => {
    const work = () => Promise.reject(lost());
    const error = await retryWhileUnavailable(work, { ...options, retryForMs: 0 }).catch((caught) => caught);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ code: 'POSTGRES_UNREACHABLE' });
    expect(error.message).toMatch(/connection timeout.*the import was not finished.*run the command again/);
  });

  it('names the setting when a statement took too long, without another attempt', async () => {
    const slow = Object.assign(new Error('canceling statement'), { code: '57014' });
    const work = failing([slow]);
    await expect(retryWhileUnavailable(work, options)).rejects.toMatchObject({
      code: 'STATEMENT_TIMEOUT',
      message: expect.stringContaining('DATABASE_STATEMENT_TIMEOUT_MS'),
    });
  });

  it('passes on what trying again does not mend', async () => {
    const broken = new Error('CSV_EMPTY');
    await expect(retryWhileUnavailable(failing([broken]), options)).rejects.toBe(broken);
  });
});
