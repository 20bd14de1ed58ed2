import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AssignedLead,
  createClient,
  CreateLead,
  done,
  Feed,
  liveLeads,
  RequestOtp,
  type TrustOsClient,
  VerifyOtp,
} from '@propmubi/client';
import { developmentOtpKey } from '@propmubi/identity';
import { findRunningRedis } from '@propmubi/dev-services';
import { until } from '@propmubi/testkit';
import { createClient as createStreamClient } from 'graphql-sse';
import { Redis } from 'ioredis';
import { WebSocket } from 'ws';
import { demoWorld } from '../src/demo-world.js';
import { repositoryRoot } from '../src/repository.js';
import { platformHome, whenReady } from './started-platform.js';

const slow = 120_000;

const LeadAssignedOverSse = `subscription { leadAssigned { leadId lead { listing { title } buyer { name } } } }`;

describe.each(['start', 'start:distributed'])('a newcomer’s first hour on `pnpm %s`', (command) => {
  let homes: Awaited<ReturnType<typeof platformHome>>;
  let url: string;
  let client: TrustOsClient;
  let redis: Redis;

  beforeAll(async () => {
    homes = await platformHome();
    const started = homes.run(command);
    await whenReady(started);
    url = `http://127.0.0.1:${homes.port}/graphql`;
    client = createClient({ url });
    redis = new Redis((await findRunningRedis(join(homes.home, 'redis'))) as string);
    await until(
      async () => {
        const { feed } = await client.request(Feed, { first: 20 });
        return feed?.edges.some(({ node }) => node.project?.builder?.reputation && node.trust);
      },
      { timeoutMs: 30_000, what: 'scores of the seed' },
    );
  }, slow);
  afterAll(async () => {
    redis?.disconnect();
    await client?.close();
    await homes?.dispose();
  }, slow);

  it('keeps a browser signed in by a cookie that scripts cannot read', async () => {
    const [, , , buyer] = demoWorld.buyers;
    const phone = buyer?.phone as string;
    await client.request(RequestOtp, { input: { phone } });
    const code = (await redis.get(developmentOtpKey(phone))) as string;
    const post = (route: string, body: object, headers: Record<string, string> = {}) =>
      fetch(new URL(`/session/${route}`, url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    expect((await post('sign-in', { phone, code: code === '000000' ? '000001' : '000000' })).status).toBe(
      400,
    );
    const signedIn = await post('sign-in', { phone, code });
    const cookie = signedIn.headers.get('set-cookie') as string;
    expect(cookie).toMatch(/^propmubi_refresh=[^;]+;.*Path=\/session; HttpOnly; SameSite=Strict$/);
    const answer = JSON.stringify(await signedIn.json());
    expect(answer).toContain('accessToken');
    expect(answer).not.toContain('refreshToken');

    const carried = { cookie: cookie.split(';')[0] as string };
    const refreshed = await post('refresh', {}, carried);
    const next = refreshed.headers.get('set-cookie') as string;
    expect(next.split(';')[0]).not.toBe(carried.cookie);
    const { data } = (await refreshed.json()) as { data: { refreshSession: { accessToken: string } } };
    expect(await (await post('refresh', {})).json()).toEqual({ data: null });
    expect((await fetch(new URL('/session/refresh', url), { method: 'POST', body: 'x' })).status).toBe(400);

    expect(data.refreshSession.accessToken).toBeTruthy();
    // A page that was left open: its access token is over, its cookie is not.
    const copied = { cookie: next.split(';')[0] as string };
    const left = await post('sign-out', {}, { ...copied, authorization: `Bearer e.x.p` });
    expect(left.headers.get('set-cookie')).toMatch(/^propmubi_refresh=;.*Expires=Thu, 01 Jan 1970/);
    expect(await left.json()).toEqual({ data: { signOut: { __typename: 'SignOutPayload' } } });
    const ended = await post('refresh', {}, copied);
    expect(ended.status).toBe(400);
    expect(JSON.stringify(await ended.json())).toContain('REFRESH_TOKEN_INVALID');
  });

  async function signIn(phone: string, name?: string): Promise<string> {
    await client.request(RequestOtp, { input: { phone } });
    const code = (await redis.get(developmentOtpKey(phone))) as string;
    const { verifyOtp } = await client.request(VerifyOtp, { input: { phone, code, ...(name && { name }) } });
    return done(verifyOtp, 'accessToken').accessToken;
  }

  async function ask(listingId: string, phone: string, name: string) {
    const token = await signIn(phone, name);
    const buyer = createClient({ url, getToken: () => token });
    const { createLead } = await buyer.request(CreateLead, {
      input: {
        idempotencyKey: randomUUID(),
        listingId,
        contact: { phone },
        consents: [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }],
      },
    });
    expect(createLead.routingStatus).toBe('ASSIGNED');
    return { leadId: createLead.leadId, agent: agentOf(createLead.lead?.agent?.reraNumber) };
  }

  async function listingOf(organizationKey: string): Promise<string> {
    const { feed } = await client.request(Feed, { first: 50 });
    const found = feed?.edges.find(
      ({ node }) => agentOf(node.agent?.reraNumber)?.organizationKey === organizationKey,
    );
    return found?.node.id as string;
  }

  it('answers a partner who has read the page about keys', async () => {
    const page = readFileSync(join(repositoryRoot, 'docs/api-keys.md'), 'utf8');
    const headers = {
      authorization: `Bearer ${/pk_test_[0-9a-f]{32}_\w{43}/.exec(page)?.[0]}`,
      'content-type': 'application/json',
    };
    const response = await fetch(`${url}/partner`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        query:
          '{ me { roles scopes } scopes { name allows } rateLimit { name remaining } localities { name } }',
      }),
    });
    const { data } = (await response.json()) as { data: Record<string, unknown[]> };
    const get = (path: string) => fetch(new URL(path, url), { headers });
    expect(await (await get('/schema.graphql')).text()).toBe(
      readFileSync(join(repositoryRoot, 'schema/contracts/partner.graphql'), 'utf8'),
    );
    const keys = (await (await get('/.well-known/jwks.json')).json()) as { keys: object[] };
    expect(keys.keys.map((key) => Object.keys(key).sort())).toEqual([
      ['alg', 'crv', 'kid', 'kty', 'use', 'x'],
    ]);
    expect(await (await get('/.well-known/transparency-log.json')).json()).toMatchObject({
      publicKey: { kty: 'OKP', crv: 'Ed25519' },
    });
    expect(data).toMatchObject({ me: { roles: ['PARTNER'], scopes: ['graph:introspect'] } });
    expect(data['localities']?.length).toBeGreaterThan(0);
    expect(data['rateLimit']?.length).toBeGreaterThan(0);
  });

  it('answers the showcase query from all five subgraphs', async () => {
    const { feed } = await client.request(Feed, { first: 20 });
    const complete = (feed?.edges ?? [])
      .map(({ node }) => node)
      .filter(({ project, agent, trust }) => project?.builder?.reputation && agent?.trust && trust);
    expect(complete.length).toBeGreaterThan(0);
    for (const { project, trust } of complete) {
      const { confidenceInterval, score } = project?.builder?.reputation as {
        confidenceInterval: { low: number; high: number };
        score: number;
      };
      expect(confidenceInterval.low).toBeLessThanOrEqual(score);
      expect(confidenceInterval.high).toBeGreaterThanOrEqual(score);
      expect(trust?.lowerBound).toBeLessThanOrEqual(trust?.score as number);
    }
  });

  async function buyerOf(id: unknown, token: string): Promise<{ name: string | null } | null | undefined> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: `query($id: ID!) { lead(id: $id) { buyer { name } } }`,
        variables: { id },
      }),
    });
    const { data } = (await response.json()) as {
      data?: { lead?: { buyer?: { name: string | null } | null } | null } | null;
    };
    return data?.lead?.buyer;
  }

  it(
    'brings a lead to the agent it was assigned to, enriched, and to no other',
    async () => {
      const colleagues = demoWorld.agents.filter(
        ({ organizationKey }) => organizationKey === 'sahyadri-homes',
      );
      const listingId = await listingOf('sahyadri-homes');
      const seen: { reraNumber: string; event: AssignedLead }[] = [];
      const tokens = new Map<string, string>();
      for (const { phone, reraNumber } of colleagues) tokens.set(reraNumber, await signIn(phone));
      const streams = [...tokens].map(([reraNumber, token]) =>
        liveLeads({
          url,
          getToken: () => token,
          onEvent: (event) => void seen.push({ reraNumber, event }),
          webSocketImpl: WebSocket,
        }),
      );
      const { leadId, agent } = await ask(listingId, '+919711100001', 'Ishaan Verma');
      await until(() => seen.length > 0);
      expect(seen.map(({ reraNumber, event }) => [reraNumber, event.lead?.id])).toEqual([
        [agent?.reraNumber, leadId],
      ]);
      const [arrived] = seen;
      // The account’s name opens when identity has received the consent, which may be moments after the lead.
      const token = tokens.get(arrived?.reraNumber as string) as string;
      await until(async () => (await buyerOf(leadId, token))?.name === 'Ishaan Verma');
      expect(arrived?.event.lead?.listing?.title).toBeTruthy();
      await Promise.all(streams.map((stream) => stream.close()));

      // The same agent over server-sent events: what waits for an answer comes first.
      const sse = createStreamClient({
        url: `${url}/stream`,
        headers: { authorization: `Bearer ${tokens.get(agent?.reraNumber as string)}` },
      });
      const events = sse.iterate({ query: LeadAssignedOverSse });
      expect((await events.next()).value).toMatchObject({
        data: { leadAssigned: { leadId, lead: { buyer: { name: 'Ishaan Verma' } } } },
      });
      await events.return?.();
      sse.dispose();
    },
    slow,
  );

  it(
    'is followed by the typed example of the client',
    async () => {
      const { agent } = await ask(await listingOf('konkan-realty'), '+919711100002', 'Meera Rao');
      expect(await runExample(agent?.phone as string)).toContain('asked by Meera Rao');
    },
    slow,
  );

  /** Answers the example's question for the code, as a person who reads the platform's terminal does. */
  async function runExample(phone: string): Promise<string> {
    const node = ['--conditions=source', '--import', './packages/runtime/register.mjs'];
    const example = spawn(process.execPath, [...node, 'client/examples/live-leads.ts', url, phone, '1'], {
      cwd: repositoryRoot,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let output = '';
    for await (const chunk of example.stdout as AsyncIterable<Buffer>) {
      output += chunk.toString();
      if (chunk.toString().includes('code sent')) {
        example.stdin.end(`${await redis.get(developmentOtpKey(phone))}\n`);
      }
    }
    return output;
  }
});

function agentOf(reraNumber: string | null | undefined) {
  return demoWorld.agents.find((agent) => agent.reraNumber === reraNumber);
}
