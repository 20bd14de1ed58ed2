import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@propmubi/testkit';
import { platformHome, whenReady, type StartedPlatform } from './started-platform.js';

const slow = 120_000;

/** The processes that mention this home on their command line: databases, guards, services. */
function processesOf(home: string): string[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    })
    .filter((command) => command.includes(home));
}

describe('pnpm start', () => {
  let homes: Awaited<ReturnType<typeof platformHome>>;
  let first: StartedPlatform;

  beforeAll(async () => {
    homes = await platformHome();
    first = homes.run('start', [], { ANSWER_CACHE: 'true' });
    await whenReady(first);
  }, slow);
  afterAll(() => homes.dispose(), slow);

  const ask = async (query: string) => {
    const response = await fetch(`http://127.0.0.1:${homes.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as { data?: Record<string, unknown>; errors?: unknown };
  };

  it('answers through the gateway and says where everything is', async () => {
    expect(await ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
    expect(first.output()).toContain(`http://127.0.0.1:${homes.port}/graphql`);
    expect(first.output()).toContain(homes.home);
  });

  it('keeps answers that are the same for everyone', async () => {
    const keptAnswers = async () => {
      const health = await fetch(`http://127.0.0.1:${homes.port}/health/cache`);
      const { answers } = (await health.json()) as { answers: Record<string, { hits: number }> };
      return answers['property']?.hits ?? 0;
    };
    const isKept = async () => {
      const before = await keptAnswers();
      await ask('{ feed(first: 1) { nodes { listPrice } } }');
      return (await keptAnswers()) > before;
    };
    await until(isKept, { timeoutMs: slow, what: 'an answer that was kept' });
  });

  it('offers the development inbox to this machine under a loopback name only, and to no other page', async () => {
    const inbox = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        get({ port: homes.port, host: '127.0.0.1', path: '/dev/inbox.json', headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).on('error', reject);
      });
    const host = `localhost:${homes.port}`;
    expect(await inbox({ host })).toBe(200);
    expect(await inbox({ host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await inbox({ host, 'sec-fetch-site': 'none' })).toBe(200);
    const refused = [
      ...['rebound.example', 'rebound.example@localhost', 'localhost/rebound.example', 'a b'].map((name) => ({
        host: name,
      })),
      ...['http://localhost:3000', `http://127.0.0.1:${homes.port}`, 'https://a.example', 'null'].map(
        (origin) => ({ host, origin }),
      ),
      ...['same-site', 'cross-site'].map((site) => ({ host, 'sec-fetch-site': site })),
    ];
    for (const headers of refused) expect([headers, await inbox(headers)]).toEqual([headers, 404]);
  });

  it(
    'passes the smoke test, which cleans up after itself and says what it leaves',
    async () => {
      const isScored = async () => {
        const { data } = await ask('{ feed(first: 1) { edges { node { trust { band } } } } }');
        return !JSON.stringify(data).includes('"trust":null');
      };
      await until(isScored, { timeoutMs: slow, everyMs: 200, what: 'scores of the seed' });
      const smoke = homes.run('smoke', [`http://127.0.0.1:${homes.port}`, '--no-app', '--strict']);
      expect([await smoke.exited, smoke.output()]).toEqual([
        0,
        expect.stringContaining('7 ok, 0 failed, 0 skipped'),
      ]);
      expect(smoke.output()).toMatch(
        /on the buyer’s screen after \d+ ms, on the agent’s screen after \d+ ms/,
      );
      expect(smoke.output()).toMatch(/left behind: lead \S+, withdrawn$/m);

      const deceived = homes.run('smoke', ['--introspection', 'off'], {
        PROPMUBI_URL: `http://127.0.0.1:${homes.port}/graphql`,
        SMOKE_BUYER_TOKEN: 'of-no-session',
      });
      expect(await deceived.exited).toBe(1);
      const lines = (state: string) =>
        [...deceived.output().matchAll(/^ {2}(\w+) +(app|introspection|sign-in|live lead|clean-up)/gm)]
          .filter(([, found]) => found === state)
          .map(([, , journey]) => journey);
      expect(lines('FAIL')).toEqual(['app', 'introspection', 'sign-in']);
      expect(lines('skip')).toEqual(['live lead', 'clean-up']);
      expect(deceived.output()).toContain('nothing was left behind');
    },
    slow,
  );

  it('never prints a secret', () => {
    const secrets = JSON.parse(readFileSync(join(homes.home, 'secrets.json'), 'utf8')) as Record<
      string,
      string
    >;
    for (const secret of Object.values(secrets)) expect(first.output()).not.toContain(secret);
    expect(first.output()).not.toMatch(/postgresql:\/\/[^ ]*:[^ ]*@/);
  });

  it(
    'says who runs on the home when it is started twice',
    async () => {
      const second = homes.run('start');
      expect(await second.exited).toBe(1);
      expect(second.output()).toMatch(/HOME_TAKEN: .* is in use: "pnpm start" runs on it at http/);
    },
    slow,
  );

  it(
    'says in one sentence that the port is taken',
    async () => {
      const other = await platformHome();
      try {
        const second = other.run('start', [], { PORT: String(homes.port) });
        expect(await second.exited).toBe(1);
        expect(second.output()).toContain(`Port ${homes.port} is taken by another program`);
        expect(processesOf(other.home)).toEqual([]);
      } finally {
        await other.dispose();
      }
    },
    slow,
  );

  it(
    'leaves no process behind, and the next start finds the data again',
    async () => {
      first.child.kill('SIGTERM');
      expect(await first.exited).toBe(0);
      expect(processesOf(homes.home)).toEqual([]);
      const again = homes.run('start');
      await whenReady(again);
      expect([first, again].map((one) => one.output().includes('  cache '))).toEqual([true, false]);
      expect(again.output()).not.toContain('new data');
      again.child.kill('SIGINT');
      expect(await again.exited).toBe(0);
      expect(processesOf(homes.home)).toEqual([]);
    },
    slow,
  );

  it(
    'waits for an external Postgres that is down, alive but not ready',
    async () => {
      const url = 'postgresql://none@127.0.0.1:1/none';
      const other = await platformHome();
      try {
        const waiting = other.run('start', [], { DATABASE_URL: url, DATABASE_OWNER_URL: url });
        await until(() => waiting.output().includes('POSTGRES_UNREACHABLE'), { timeoutMs: slow });
        expect((await fetch(`http://127.0.0.1:${other.port}/health`)).status).toBe(200);
        expect((await fetch(`http://127.0.0.1:${other.port}/health/ready`)).status).toBe(503);
        waiting.child.kill('SIGTERM');
        expect(await waiting.exited).toBe(0);
      } finally {
        await other.dispose();
      }
    },
    slow,
  );
});
