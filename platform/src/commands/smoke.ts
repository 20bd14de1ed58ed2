import { smokeAccounts } from '../smoke/accounts.js';
import { leadJourneys } from '../smoke/lead-journeys.js';
import { publicJourneys } from '../smoke/public-journeys.js';
import { runJourneys } from '../smoke/run-journeys.js';
import { bold, dim, green, print, red } from '../terminal.js';

export interface SmokeOptions {
  introspection?: 'on' | 'off';
  app: boolean;
  readOnly?: boolean;
  strict?: boolean;
}

/**
 * Drives the core journeys against a deployment, whatever runs it, and prints a line for each. Returns the exit code: 1 when
 * one failed, or with `strict` was skipped.
 */
export async function smoke(address: string, options: SmokeOptions): Promise<number> {
  const url = endpointOf(address);
  const { SMOKE_BUYER_TOKEN: buyer, SMOKE_AGENT_TOKEN: agent, SMOKE_LISTING: listing } = process.env;
  const listingId = listing || undefined;
  print(bold(`Smoke test of ${url}`));
  const beganAt = performance.now();
  const { introspection, app } = options;
  const accounts = await smokeAccounts(url, { buyer: buyer || undefined, agent: agent || undefined });
  const lead = leadJourneys({ url, accounts, listingId });
  const { ok, failed, skipped } = await runJourneys([
    ...publicJourneys({ url, introspection, app, listingId }),
    ...(options.readOnly ? [] : lead.journeys),
  ]);
  const seconds = ((performance.now() - beganAt) / 1_000).toFixed(1);
  const failing = failed > 0 || (options.strict === true && skipped > 0);
  print((failing ? red : green)(`${ok} ok, ${failed} failed, ${skipped} skipped in ${seconds} s`));
  print(dim(lead.left.length > 0 ? `left behind: ${lead.left.join(', ')}` : 'nothing was left behind'));
  return failing ? 1 : 0;
}

/** The GraphQL endpoint, of a deployment's address or of itself. */
function endpointOf(address: string): string {
  if (!URL.canParse(address)) throw new Error(`${address} is no address, such as https://api.example.in.`);
  const url = new URL(address);
  if (url.pathname === '/') url.pathname = '/graphql';
  return url.href;
}
