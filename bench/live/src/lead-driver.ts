import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { atRate, type Driver, type LoadResult } from './pace.js';
import type { World } from './world.js';

const CREATE_LEAD = `mutation CreateLead($input: CreateLeadInput!) { createLead(input: $input) { leadId routingStatus } }`;
const FIRST_PHONE = 7_000_000_000;

/** Buyers' questions through the front door: `createLead` over HTTP, with routing and everything else. */
export function leadDriver(url: string, token: string, world: World): Driver {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: 64, pipelining: 1 });

  const createLead = async (index: number, { sentAtMs, acknowledgedAtMs, failures }: LoadResult) => {
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
      acknowledgedAtMs.set(created.leadId, performance.now());
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    name: 'createLead over HTTP',
    hasBuyers: false,
    async run(load, firstIndex) {
      const result: LoadResult = { sentAtMs: new Map(), acknowledgedAtMs: new Map(), failures: [] };
      await atRate(load, (index) => createLead(firstIndex + index, result));
      return result;
    },
    close: () => pool.close(),
  };
}
