import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findHolder, HomeTakenError, lockHome } from '../src/home-lock.js';
import { makeHome, resolveHome } from '../src/home.js';
import { ed25519Pair, loadSecrets, randomSecret } from '../src/secrets.js';

const HOOKS = join(import.meta.dirname, '../../packages/runtime/register.mjs');
const execArgv = ['--conditions=source', '--import', HOOKS];
const stranger = { name: 'postgres', uid: 4_000_000, gid: 4_000_000 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'propmubi-home-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('resolveHome', () => {
  it('takes PROPMUBI_HOME', () => {
    chmodSync(folder, 0o755);
    const home = resolveHome({ PROPMUBI_HOME: join(folder, 'home') }, stranger);
    expect(home).toEqual({ path: join(folder, 'home'), servicesPath: join(folder, 'home') });
  });

  it('puts the databases elsewhere, and says so, when their account cannot enter the chosen home', () => {
    const home = resolveHome({ PROPMUBI_HOME: join(folder, 'closed', 'home') }, stranger);
    expect(home.path).toBe(join(folder, 'closed', 'home'));
    expect(home.servicesPath).toMatch(/^\/var\/lib\/propmubi\/[0-9a-f]{12}$/);
    expect(home.note).toContain('their data lie in');
  });

  it('follows XDG_STATE_HOME for an ordinary user', () => {
    expect(resolveHome({ XDG_STATE_HOME: folder }, 'ourselves').path).toBe(join(folder, 'propmubi'));
  });
});

describe('makeHome', () => {
  it('lets the databases’ account pass through a folder that mktemp made for root', () => {
    makeHome({ path: folder, servicesPath: folder });
    if (process.getuid?.() === 0) expect(statSync(folder).mode & 0o777).toBe(0o711);
  });
});

describe('lockHome', () => {
  it('names who holds the home', () => {
    const lock = lockHome(folder, 'pnpm start');
    lock.update({ url: 'http://127.0.0.1:4000/graphql' });
    expect(() => lockHome(folder, 'pnpm start')).toThrow(HomeTakenError);
    expect(() => lockHome(folder, 'pnpm start')).toThrow(
      /"pnpm start" runs on it at http:.*another PORT and PROPMUBI_HOME/,
    );
    lock.release();
    expect(findHolder(folder)).toBeUndefined();
    lockHome(folder, 'pnpm start').release();
  });

  it('takes over from a process that is gone, even when its pid was given to another', () => {
    writeFileSync(
      join(folder, 'platform.lock'),
      JSON.stringify({ pid: process.pid, startedAt: '1', purpose: 'pnpm start' }),
    );
    lockHome(folder, 'pnpm start').release();
  });

  it('is had by one of many that find the lock of a process that is gone', async () => {
    const racers = Array.from({ length: 6 }, () =>
      fork(join(import.meta.dirname, 'support/lock-racer.ts'), { execArgv }),
    );
    try {
      for (let round = 0; round < 40; round++) {
        const home = join(folder, `round-${round}`);
        mkdirSync(home);
        writeFileSync(
          join(home, 'platform.lock'),
          JSON.stringify({ pid: 1, startedAt: 'never', purpose: 'pnpm start' }),
        );
        const answers = racers.map((racer) => once(racer, 'message'));
        for (const racer of racers) racer.send(home);
        const outcomes = (await Promise.all(answers)).map(([outcome]) => outcome as string);
        expect(outcomes.sort()).toEqual([...Array<string>(5).fill('HOME_TAKEN'), 'locked']);
        expect(readdirSync(home)).toEqual(['platform.lock']);
      }
    } finally {
      for (const racer of racers) racer.kill();
    }
  });
});

describe('loadSecrets', () => {
  const specs = [ed25519Pair('PRIVATE', 'PUBLIC'), randomSecret('PEPPER')];

  it('makes them once, for their owner’s eyes only', () => {
    const first = loadSecrets(folder, specs, {});
    expect(loadSecrets(folder, specs, {})).toEqual(first);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(first['PUBLIC'] as string)).toEqual(
      expect.not.objectContaining({ d: expect.anything() }),
    );
  });

  it('does not store or replace what the environment gives', () => {
    const secrets = loadSecrets(folder, specs, { PEPPER: 'given' });
    expect(secrets).not.toHaveProperty('PEPPER');
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain('PEPPER');
  });
});
