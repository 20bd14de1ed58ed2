/**
 * A program of a stranger: reads the feed, signs an agent in and waits for leads. Node runs it as it is.
 *
 *   node script.ts <endpoint> <phone> <how many leads>
 *
 * Prints one line of JSON for each step; the one-time password comes by standard input.
 */
import { createInterface } from 'node:readline/promises';
import {
  type AssignedLead,
  createClient,
  createSession,
  done,
  Feed,
  liveLeads,
  RequestError,
  requestOtp,
  VerifyOtp,
} from '@propmubi/client';

const [url = '', phone = '', count = '1'] = process.argv.slice(2);
const print = (step: Record<string, unknown>) => process.stdout.write(`${JSON.stringify(step)}\n`);

const anonymous = createClient({ url, clientName: 'package-test', clientVersion: '1' });
const { feed } = await anonymous.request(Feed, { first: 3 });
print({ homes: (feed?.edges ?? []).map(({ node }) => node.title) });

const refused = await anonymous.request(Feed, { first: 1_000 }).catch((error: unknown) => error);
print({ refused: refused instanceof RequestError ? refused.code : String(refused) });

await requestOtp(anonymous, phone);
print({ sent: phone });
const terminal = createInterface({ input: process.stdin });
const { value: code } = await terminal[Symbol.asyncIterator]().next();
const { verifyOtp } = await anonymous.request(VerifyOtp, { input: { phone, code: String(code).trim() } });
const session = createSession(anonymous, done(verifyOtp, 'accessToken', 'expiresAt', 'refreshToken'));
print({ signedIn: true });

const seen: AssignedLead[] = [];
const leads = liveLeads({
  url,
  getToken: () => session.getToken(),
  onConnect: () => print({ connected: true }),
  onEvent: (event) => {
    seen.push(event);
    print({ lead: event.lead?.listing?.title ?? null });
    if (seen.length >= Number(count)) void leads.close();
  },
});
await leads.ended;
terminal.close();
await anonymous.close();
