/**
 * createLead in one brokerage, 20 at once: `pnpm run-ts bench/create-lead.ts [checkout]`. With another checkout (installed) it is
 * measured in turns with this one, and compared: the load of a machine changes no ratio. Each has a database of its own
 * on one Postgres.
 */
import { pathToFileURL } from 'node:url';
import { expectData } from '../packages/testkit/src/expect-answer.js';
import { startTestServices, stopTestServices } from '../packages/testkit/src/test-services.js';

type World = typeof import('../subgraphs/crm/tests/crm-world.js');

const ROUNDS = 5;
const LEADS = 200;
const AT_ONCE = 20;
const AGENTS = 50;
const NO_CAP = 1_000_000;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Measures leads a second of one checkout. */
async function openCheckout(root: string) {
  const path = `${root}/subgraphs/crm/tests/crm-world.ts`;
  const { CrmWorld, buyer, leadInput } = (await import(pathToFileURL(path).href)) as World;
  const world = await CrmWorld.open({ config: { databasePoolMax: AT_ONCE } });
  await world.subgraph.startTimers();
  const { listingId } = await world.brokerage({ agents: AGENTS, dailyCap: NO_CAP, openCap: NO_CAP });
  /** As a client does: the same key again when the service is too busy to answer. */
  const untilServed = async (input: Record<string, unknown>, as: ReturnType<typeof buyer>): Promise<void> => {
    const answer = await world.enquire(input, as);
    const [error] = answer.body.errors ?? [];
    if (error?.extensions?.['code'] === 'SERVICE_UNAVAILABLE') return untilServed(input, as);
    expectData(answer);
  };
  return {
    async measure(leads: number): Promise<number> {
      let left = leads;
      const began = performance.now();
      const write = async () => {
        while (left-- > 0) await untilServed(leadInput({ listingId }), buyer());
      };
      await Promise.all(Array.from({ length: AT_ONCE }, write));
      return leads / ((performance.now() - began) / 1_000);
    },
    close: () => world.close(),
  };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number;

const roots = [import.meta.dirname.replace(/\/bench$/, ''), ...process.argv.slice(2, 3)];
await startTestServices();
try {
  const checkouts = [];
  for (const root of roots) checkouts.push(await openCheckout(root));
  const rates: number[][] = roots.map(() => []);
  for (const checkout of checkouts) await checkout.measure(LEADS);
  for (let round = 0; round < ROUNDS; round++)
    for (const [at, checkout] of checkouts.entries()) rates[at]?.push(await checkout.measure(LEADS));
  for (const [at, root] of roots.entries()) {
    const each = rates[at]?.map((rate) => rate.toFixed(0)).join(' ');
    print(`${root}: ${median(rates[at] ?? []).toFixed(0)} leads/s (${each})`);
  }
  if (rates[1]) {
    const ratios = rates[1].map((other, round) => (rates[0]?.[round] ?? 0) / other);
    print(`this one : the other, in turns: ${median(ratios).toFixed(2)}`);
  }
  for (const checkout of checkouts) await checkout.close();
} finally {
  await stopTestServices();
}
