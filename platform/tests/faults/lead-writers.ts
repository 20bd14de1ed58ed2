import { setTimeout } from 'node:timers/promises';
import { newId } from '@propmubi/runtime';
import { seededRandom } from '@propmubi/testkit';
import type { LoggedRequest } from '../rotation/request-log.js';
import type { AckedLead } from './check-lead-logs.js';

export interface LeadWriting {
  /** Where `createLead` is sent, and on whose word. */
  url: string;
  authorization: () => Promise<string>;
  listingIds: readonly string[];
  count: number;
  /** Clients that each wait for their answer before they ask again. */
  writers: number;
  /** Leads a second over all writers; default as fast as they are answered. */
  rate?: number;
  message?: string;
  /** Keeps the buyers of several runs apart. Default 0. */
  firstIndex?: number;
  /** Is told of each attempt; one without an acknowledgement is a failure. */
  log?: LoggedRequest[];
  seed: number;
}

export interface LeadWriters {
  acked: AckedLead[];
  /** When the acknowledged attempt was sent, performance.now by lead. */
  sentAtMs: Map<string, number>;
  /** Attempts that ended without an acknowledgement. */
  readonly retries: number;
  finished: Promise<void>;
  /** Gives up, also on questions that were not answered yet. */
  stop(): void;
}

const CREATE_LEAD = `mutation ($input: CreateLeadInput!) { createLead(input: $input) { leadId routingStatus } }`;
/** What a client of ours tries again: it is unknown whether it happened, or it did not. */
const WORTH_RETRYING = /^(SUBGRAPH_|SERVICE_|REQUEST_ABORTED)/;
const FIRST_PHONE = 7_000_000_000;
const ANSWER_WITHIN_MS = 30_000;

interface Answer {
  data?: { createLead: { leadId: string; routingStatus: string } | null } | null;
  errors?: { extensions?: { code?: string } }[];
  /** Why there was no answer. */
  broken?: string;
}

/** Clients that ask until they are answered, with the same idempotency key, and keep what was acknowledged. */
export function startLeadWriters(options: LeadWriting): LeadWriters {
  const { count, writers, rate, listingIds, seed, firstIndex = 0 } = options;
  const acked: AckedLead[] = [];
  const sentAtMs = new Map<string, number>();
  const began = performance.now();
  let next = 0;
  let retries = 0;
  let stopped = false;

  const send = async (input: object) => {
    const response = await fetch(options.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: await options.authorization() },
      body: JSON.stringify({ query: CREATE_LEAD, variables: { input } }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return (await response.json()) as Answer;
  };
  /** The lead's id, or nothing when asking again is right. */
  const ask = async (input: object): Promise<string | undefined> => {
    const startedAtMs = performance.now();
    const answer = await send(input).catch((error: unknown) => ({ broken: String(error) }) as Answer);
    const created = answer.data?.createLead;
    options.log?.push({
      kind: 'create lead',
      startedAtMs,
      tookMs: performance.now() - startedAtMs,
      failure: created ? null : JSON.stringify(answer),
    });
    if (created?.routingStatus === 'ASSIGNED') return created.leadId;
    const code = answer.errors?.[0]?.extensions?.code ?? '';
    if (answer.broken === undefined && !WORTH_RETRYING.test(code))
      throw new Error(`createLead was refused: ${JSON.stringify(answer)}`);
    return undefined;
  };
  const write = async (writer: number): Promise<void> => {
    const random = seededRandom(seed * 1_000 + writer);
    while (next < count && !stopped) {
      const index = next++;
      if (rate) await setTimeout(Math.max(0, began + (index * 1_000) / rate - performance.now()));
      const key = newId();
      const input = {
        idempotencyKey: key,
        listingId: listingIds[index % listingIds.length],
        contact: { name: 'Fault Buyer', phone: `+91${FIRST_PHONE + firstIndex + index}` },
        consents: [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }],
        ...(options.message && { message: options.message }),
      };
      while (!stopped) {
        const sentAt = performance.now();
        const leadId = await ask(input);
        if (leadId) {
          sentAtMs.set(leadId, sentAt);
          acked.push({ key, leadId });
          break;
        }
        retries += 1;
        await setTimeout(20 + random() * 80);
      }
    }
  };
  const finished = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer))).then(
    () => undefined,
    (error: unknown) => {
      stopped = true;
      throw error;
    },
  );
  // Reported when it is awaited, however late that is.
  finished.catch(() => undefined);
  return {
    acked,
    sentAtMs,
    get retries() {
      return retries;
    },
    finished,
    stop: () => (stopped = true),
  };
}
