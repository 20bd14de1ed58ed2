import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import type { World } from './world.js';

const CREATE_LEAD = `mutation CreateLead($input: CreateLeadInput!) { createLead(input: $input) { leadId routingStatus } }`;
const FIRST_PHONE = 7_000_000_000;

/** Per acknowledged lead: when the request was sent, as performance.now. */
export interface LoadResult {
  sentAtMs: Map<string, number>;
  acknowledgedMs: number[];
  failures: string[];
}

/** Sends `rate` questions a second for `seconds`, at even times whatever the answers take (open loop). `firstIndex` keeps phones apart. */
export async function createLeads(
  url: string,
  token: string,
  world: World,
  { rate, seconds }: { rate: number; seconds: number },
  firstIndex: number,
): Promise<LoadResult> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: 64, pipelining: 1 });
  const result: LoadResult = { sentAtMs: new Map(), acknowledgedMs: [], failures: [] };
  const began = performance.now();
  const pending: Promise<void>[] = [];
  const total = Math.round(rate * seconds);
  for (let index = 0; index < total; index++) {
    const wait = began + (index * 1_000) / rate - performance.now();
    if (wait > 1) await delay(wait);
    pending.push(createLead(pool, pathname, token, world, firstIndex + index, result));
  }
  await Promise.all(pending);
  await pool.close();
  return result;
}

async function createLead(
  pool: Pool,
  path: string,
  token: string,
  world: World,
  index: number,
  { sentAtMs, acknowledgedMs, failures }: LoadResult,
): Promise<void> {
  const input = {
    idempotencyKey: randomUUID(),
    listingId: world.listings[index % world.listings.length]?.listingId,
    contact: { name: 'Bench Buyer', phone: `+91${FIRST_PHONE + index}` },
    consents: [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }],
    message: 'Is it still available?',
  };
  const sentAt = performance.now();
  try {
    const { body } = await pool.request({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: CREATE_LEAD, variables: { input } }),
    });
    const answer = (await body.json()) as {
      data?: { createLead?: { leadId: string; routingStatus: string } | null };
      errors?: unknown[];
    };
    const created = answer.data?.createLead;
    if (!created || created.routingStatus !== 'ASSIGNED') {
      failures.push(JSON.stringify(answer.errors?.[0] ?? created));
      return;
    }
    sentAtMs.set(created.leadId, sentAt);
    acknowledgedMs.push(performance.now() - sentAt);
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
  }
}
