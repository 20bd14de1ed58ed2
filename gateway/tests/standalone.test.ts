import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { expectData, httpClient, until } from '@propmubi/testkit';
import { pickPort } from '@propmubi/services';
import { parse } from 'graphql';

const repository = fileURLToPath(new URL('../../', import.meta.url));

describe('SUPERGRAPH_FILE=… PORT=… gateway', () => {
  let subgraph: Server;
  let gateway: ChildProcess;
  let folder: string;
  let url: string;
  const seen: (string | undefined)[] = [];
  beforeAll(async () => {
    subgraph = createServer((request, response) => {
      seen.push(request.headers.authorization);
      request.resume();
      response
        .setHeader('content-type', 'application/json')
        .end('{"data":{"hello":"world","__typename":"Query"}}');
    });
    await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
    const { supergraphSdl } = composeServices([
      {
        name: 'foreign',
        url: `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/`,
        typeDefs: parse('type Query { hello: String }'),
      },
    ]);
    folder = await mkdtemp(join(tmpdir(), 'propmubi-standalone-'));
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, supergraphSdl ?? '');
    const port = await pickPort(undefined, 'gateway');
    url = `http://127.0.0.1:${port}`;
    gateway = run({ SUPERGRAPH_FILE: file, PORT: String(port), LOG_LEVEL: 'error', GATEWAY_WORKERS: '2' });
  });
  afterAll(async () => {
    gateway.kill('SIGKILL');
    subgraph.close();
    await rm(folder, { recursive: true });
  });

  it('serves a supergraph that is not ours, forwards the caller’s authorization, and stops on SIGTERM', async () => {
    await until(async () => (await fetch(`${url}/health/ready`).catch(() => undefined))?.ok, {
      timeoutMs: 120_000,
      what: 'readiness',
    });
    const answer = await httpClient(`${url}/graphql`)('{ hello }', {}, 'opaque');
    expect(expectData(answer)).toEqual({ hello: 'world' });
    expect(seen).toContain('Bearer opaque');
    const exited = new Promise((resolve) => gateway.once('exit', resolve));
    gateway.kill('SIGTERM');
    expect(await exited).toBe(0);
  }, 180_000);

  it('says which setting is missing', async () => {
    const output = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        nodeArguments,
        { cwd: repository, env: { PATH: process.env['PATH'] } },
        (_error, stdout) => {
          resolve(stdout);
        },
      );
    });
    expect(output).toContain('ACCESS_TOKEN_JWKS');
  }, 60_000);
});

const nodeArguments = [
  '--conditions=source',
  '--import',
  './packages/runtime/register.mjs',
  'gateway/src/main.ts',
];

function run(env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, nodeArguments, {
    cwd: repository,
    env: { PATH: process.env['PATH'], ...env },
    stdio: 'inherit',
  });
}
