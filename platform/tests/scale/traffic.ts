import { Feed } from '@propmubi/client';
import { faultSeed, until } from '@propmubi/testkit';
import { print } from 'graphql';
import { type Brokerages, openBrokerages } from '../faults/brokerages.js';
import { checkLeadLogs, type LeadReport } from '../faults/check-lead-logs.js';
import { openLeadScreens } from '../faults/lead-screens.js';
import { startLeadWriters } from '../faults/lead-writers.js';
import { createLoggedClient } from '../rotation/logged-client.js';
import { type LoggedRequest, reportRequests } from '../rotation/request-log.js';
import { steadily } from '../rotation/steadily.js';
import type { ScaledPlatform } from './scaled-platform.js';

const MINUTES = 60_000;
/** A modest rate: two cores carry twenty processes and those who ask. */
const LEADS_A_SECOND = 1;
const FEED_EVERY_MS = 500;
const PAGE_EVERY_MS = 2_000;
const KINDS = ['create lead', 'feed', 'page of leads'];
const LEADS = `{ leads(first: 3) { edges { node { id stage } } } }`;

export interface Traffic extends AsyncDisposable {
  readonly log: readonly LoggedRequest[];
  /** Resolves when requests of each kind that began from now on were answered, so many of them. */
  answered(times: number): Promise<void>;
  /** Ends it; resolves when all that is owed to screens is there, or after a minute. */
  stop(): Promise<TrafficReport>;
}

export interface TrafficReport {
  leads: number;
  /** How often a screen had to connect again. */
  disconnects: number;
  /** Events that streams said they cannot tell any more. */
  missed: number;
  checked: LeadReport;
}

/** Partners’ leads, buyers who look at the feed, and agents with their screens: people who notice when something is away. */
export async function startTraffic(platform: ScaledPlatform, firstIndex: number): Promise<Traffic> {
  const { url, token } = platform;
  const brokerages = await openBrokerages(platform, { count: 2, agentsEach: 2 });
  const [agent] = brokerages.agents as [Brokerages['agents'][0]];
  const screens = await openLeadScreens({ gateway: { url }, token }, brokerages.agents);
  const log: LoggedRequest[] = [];
  const { ask } = createLoggedClient(url, log);
  const stopping = new AbortController();
  const leads = startLeadWriters({
    ...{ url, log, firstIndex },
    authorization: async () => `Bearer ${await token({ role: ['BUYER', 'PARTNER'] })}`,
    listingIds: brokerages.listingIds,
    count: Infinity,
    writers: 6,
    rate: LEADS_A_SECOND,
    seed: faultSeed(),
  });
  const feed = print(Feed);
  const reading = [
    steadily(FEED_EVERY_MS, stopping.signal, () => ask('feed', feed, { first: 5 })),
    steadily(PAGE_EVERY_MS, stopping.signal, async () =>
      ask('page of leads', LEADS, {}, { token: await token({ ...agent, role: 'AGENT' }) }),
    ),
  ];
  return {
    log,
    async answered(times) {
      const since = performance.now();
      const isAnswered = () => {
        const good = log.filter(({ startedAtMs, failure }) => startedAtMs >= since && failure === null);
        const { requests } = reportRequests(good);
        return KINDS.every((kind) => (requests[kind] ?? 0) >= times);
      };
      await until(isAnswered, {
        timeoutMs: 5 * MINUTES,
        everyMs: 100,
        what: `${times} answers of each kind`,
      });
    },
    stop,
    async [Symbol.asyncDispose]() {
      await end().catch(() => undefined);
      await screens[Symbol.asyncDispose]();
    },
  };

  async function end(): Promise<void> {
    leads.stop();
    stopping.abort();
    await Promise.all([leads.finished, ...reading]);
  }

  async function stop(): Promise<TrafficReport> {
    await end();
    const isShown = async () => screens.seen.length >= (await brokerages.tables()).feed.length;
    await until(isShown, { timeoutMs: MINUTES, everyMs: 200 }).catch(() => undefined);
    const checked = checkLeadLogs(leads.acked, screens.seen, await brokerages.tables());
    await screens[Symbol.asyncDispose]();
    const { disconnects, missed } = screens;
    return { leads: leads.acked.length, disconnects, missed, checked };
  }
}
