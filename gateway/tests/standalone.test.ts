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
import { pickPort } from '@propmubi/dev-services';
import { parse } from 'graphql';

const LONG = '9007199254740993';
const repository = fileURLToPath(new URL('../../', import.meta.url));

describe('SUPERGRAPH_FILE=… PORT=… gateway', () => {
  let subgraph: Server;
  let gateway: ChildProcess;
  let folder: string;
  let url: string;
  const seen: (string | undefined)[] = [];
  const bodies: string[] = [];
  beforeAll(async () => {
    subgraph = createServer((request, response) => {
      seen.push(request.headers.authorization);
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        bodies.push(body);
        const errors = body.includes('fails') ? `,"errors":[{"message":"no","path":["fails"]}]` : '';
        const alias = /(\w+): ?long\(/.exec(body)?.[1] ?? 'long';
        response
          .setHeader('content-type', 'application/json')
          .end(`{"data":{"hello":"world","${alias}":${LONG},"fails":null,"__typename":"Query"}${errors}}`);
      });
    });
    await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
    const { supergraphSdl } = composeServices([
      {
        name: 'foreign',
        url: `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/`,
        typeDefs: parse('scalar Long type Query { hello: String long(at: Long): Long fails: Int }'),
      },
    ]);
    folder = await mkdtemp(join(tmpdir(), 'propmubi-standalone-'));
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, supergraphSdl ?? '');
    const port = await pickPort(undefined, 'gateway');
    url = `http://127.0.0.1:${port}`;
    gateway = run({ SUPERGRAPH_FILE: file, PORT: String(port), LOG_LEVEL: 'error', GATEWAY_WORKERS: '2' });
    await until(async () => (await fetch(`${url}/health/ready`).catch(() => undefined))?.ok, {
      timeoutMs: 120_000,
      what: 'readiness',
    });
  });
  afterAll(async () => {
    gateway.kill('SIGKILL');
    subgraph.close();
    await rm(folder, { recursive: true });
  });

  it.each([
    ['POST', '{ long(at: $at) }', `{"data":{"long":${LONG}}}`],
    ['POST', '{ long(at: $at) fails }', `"data":{"long":${LONG},"fails":null}`],
    ['GET', '{ long(at: $at) }', `{"data":{"long":${LONG}}}`],
  ])('keeps the digits of integers that no double holds: %s %s', async (method, selection, expected) => {
    const query = `query ($at: Long) ${selection}`;
    const variables = `{"at":${LONG}}`;
    const headers = { 'content-type': 'application/json', 'apollo-require-preflight': '1' };
    const search = `?${new URLSearchParams({ query, variables })}`;
    const answer =
      method === 'GET'
        ? await fetch(`${url}/graphql${search}`, { headers })
        : await fetch(`${url}/graphql`, {
            method,
            headers,
            body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
          });
    expect((await answer.text()).trim()).toContain(expected);
    expect(bodies.at(-1)).toContain(variables);
  });

  it('refuses a body that breaks off in such an integer', async () => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":"{ hello }","variables":{"at": ${LONG}`,
    });
    expect(answer.status).toBe(400);
  });

  it('serves a supergraph that is not ours, forwards the caller’s authorization, and stops on SIGTERM', async () => {
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
