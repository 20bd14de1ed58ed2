/**
 * Signs an agent in, reads the feed and follows the agent's leads, fully typed.
 *
 *   pnpm run-ts client/examples/live-leads.ts <endpoint> <phone> [how many leads to wait for]
 *
 * The one-time password is read from standard input: the development sender prints it where the platform runs.
 */
import { createInterface } from 'node:readline/promises';
import {
  createClient,
  createSession,
  Feed,
  liveLeads,
  RequestError,
  RequestOtp,
  VerifyOtp,
} from '@propmubi/client';

const [url = 'http://localhost:4000/graphql', phone = '+919820000001', waitFor = '1'] = process.argv.slice(2);
const terminal = createInterface({ input: process.stdin });

try {
  await followLeads(Number(waitFor));
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
} finally {
  terminal.close();
}

async function followLeads(count: number): Promise<void> {
  const anonymous = createClient({ url });
  const { feed } = await anonymous.request(Feed, { first: 3 });
  for (const { node } of feed?.edges ?? []) {
    print(`${node.title ?? 'untitled'}: ₹${node.listPrice ?? '?'}, trust ${node.trust?.band ?? 'unknown'}`);
  }
  await anonymous.request(RequestOtp, { input: { phone } });
  print('code sent');
  const code = (await terminal[Symbol.asyncIterator]().next()).value as string;
  const { verifyOtp } = await anonymous.request(VerifyOtp, { input: { phone, code: code.trim() } });
  const session = createSession(anonymous, verifyOtp);
  print('signed in');

  let left = count;
  const leads = liveLeads({
    url,
    getToken: () => session.getToken(),
    onEvent: ({ lead }) => {
      const name = lead?.contact?.name ?? lead?.buyer?.name ?? 'a person without a name';
      print(`lead: ${lead?.listing?.title ?? 'no listing'}, asked by ${name}`);
      left -= 1;
      if (left <= 0) void leads.close();
    },
  });
  await leads.ended;
}

/** A refusal says itself what is wrong; without an answer the platform is not there. */
function sentenceOf(error: unknown): string {
  if (error instanceof RequestError) return `${error.message} (${error.code})`;
  if (error instanceof TypeError) return `There is no answer from ${url}. Does the platform run there?`;
  return error instanceof Error ? error.message : String(error);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
