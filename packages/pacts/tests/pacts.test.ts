import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  consumerPact,
  given,
  graphInteraction,
  type Interaction,
  type Provider,
  readPact,
  text,
  verifyPact,
  writePact,
} from '../src/index.js';

const ASKS_NAME: Interaction = graphInteraction<{ me: { name: string } }>({
  description: 'asks for a name',
  states: [{ name: 'a person is signed in', params: { phone: '+919820000031' } }],
  headers: { authorization: given('Bearer ${accessToken}', 'Bearer example') },
  body: { query: '{ me { name } }' },
  answer: { data: { me: { name: text('Priya') } } },
});

/** The request of ASKS_NAME, by a client that may do it otherwise. */
const ask =
  (query = '{ me { name } }') =>
  (url: string) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer example' },
      body: JSON.stringify({ query }),
    }).then((response) => response.json());

describe('consumerPact', () => {
  const pact = consumerPact('none-on-record', []);

  it('answers what is expected with the example, and writes both down', async () => {
    const { result, written, recorded } = await pact.exchange(ASKS_NAME, ask());
    expect(result).toEqual({ data: { me: { name: 'Priya' } } });
    expect(written).toMatchObject({
      description: 'asks for a name',
      providerStates: [{ name: 'a person is signed in', params: { phone: '+919820000031' } }],
      request: { generators: { header: { authorization: { expression: 'Bearer ${accessToken}' } } } },
      response: { matchingRules: { body: { '$.data.me.name': { matchers: [{ match: 'type' }] } } } },
    });
    expect(recorded).toBeUndefined();
  });

  it.each([
    ['another request', ask('{ me { id } }')],
    ['no request', () => Promise.resolve()],
  ])('refuses %s', async (_what, send) => {
    await expect(pact.exchange(ASKS_NAME, send)).rejects.toThrow(/Test failed for the following reasons/);
  });
});

describe('verifyPact', () => {
  let server: Server;
  let provider: Provider;
  const authorizations: (string | undefined)[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'propmubi-pacts-'));
  const path = join(folder, 'pact.json');

  beforeAll(async () => {
    server = createServer((request, response) => {
      authorizations.push(request.headers.authorization);
      response.setHeader('content-type', 'application/json');
      response.end('{"data":{"me":{"name":"Zoya"}}}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    provider = {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      states: { 'a person is signed in': async ({ phone }) => ({ accessToken: `of ${phone}` }) },
      nextEvent: () => Promise.reject(new Error('there is no subscription')),
    };
    const { written } = await consumerPact('none-on-record', []).exchange(ASKS_NAME, ask());
    writePact({ ...readPact('none-on-record'), interactions: [written] }, path);
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('puts what the state gives into the request', async () => {
    expect(await verifyPact(path, provider)).toEqual({ kept: ['asks for a name'], problems: [] });
    expect(authorizations).toEqual(['Bearer of +919820000031']);
  });

  it.each<[string, Provider['states'], string]>([
    ['that nothing makes', {}, 'the state “a person is signed in”: nothing makes this state'],
    [
      'that cannot be made',
      { 'a person is signed in': () => Promise.reject(new Error('no code was sent')) },
      'the state “a person is signed in”: no code was sent',
    ],
  ])('tells of a state %s, even where the answer is as expected', async (_what, states, problem) => {
    const { problems } = await verifyPact(path, { ...provider, states });
    expect(problems).toContain(problem);
  });
});
