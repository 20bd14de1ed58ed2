import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { platformHome } from './started-platform.js';

const slow = 60_000;

describe('pnpm check', () => {
  let homes: Awaited<ReturnType<typeof platformHome>>;
  beforeAll(async () => {
    homes = await platformHome();
  });
  afterAll(() => homes.dispose(), slow);

  it(
    'finds nothing wrong where the tests run',
    async () => {
      const checked = homes.run('check');
      expect([await checked.exited, checked.output()]).toEqual([
        0,
        expect.stringContaining('Nothing is missing or wrong.'),
      ]);
    },
    slow,
  );

  it(
    'tells every problem at once, with the name of the setting',
    async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(homes.port, '127.0.0.1', resolve));
      try {
        const checked = homes.run('check', [], {
          MAX_DEPTH: 'deep',
          IDENTITY_PEPPER: 'hunter2',
          REDIS_PORT: '-1',
        });
        expect(await checked.exited).toBe(1);
        for (const name of ['MAX_DEPTH', 'IDENTITY_PEPPER', 'REDIS_PORT'])
          expect(checked.output()).toContain(`${name} is invalid`);
        expect(checked.output()).toContain(`${homes.port} is taken by another program`);
        expect(checked.output()).toContain('4 to fix');
        expect(checked.output()).not.toContain('hunter2');
      } finally {
        await new Promise((resolve) => server.close(resolve));
      }
    },
    slow,
  );
});
