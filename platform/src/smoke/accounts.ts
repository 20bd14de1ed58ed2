import { demoWorld } from '../demo-world.js';
import { ask } from '../demo/graph.js';
import { signInByCode, type Person } from '../demo/sign-in.js';
import { SkippedJourney } from './run-journeys.js';

/** One account for all runs: what they leave does not pile up. */
const SMOKE_BUYER: Person = { phone: '+919700000000', name: 'Smoke Test' };

export interface SmokeTokens {
  buyer: string | undefined;
  agent: string | undefined;
}

/** Who acts in the journeys that take an account. Sessions that were begun here are ended by `signOut`. */
export interface SmokeAccounts {
  buyer(): Promise<string>;
  /** Of the agent with this registration; undefined where that account is not ours to use. */
  agent(reraNumber: string): Promise<string | undefined>;
  /** Whether agents of this deployment are invented: a real one is not bothered without being asked. */
  readonly agentsAreInvented: boolean;
  signOut(): Promise<void>;
}

const SIGN_OUT = `mutation SmokeSignOut { signOut { userErrors { code } } }`;
const ME = `query SmokeMe { me { agent { reraNumber } } }`;

/** By the tokens that are given, else by the codes that a development deployment shows to programs of its machine. */
export async function smokeAccounts(url: string, tokens: SmokeTokens): Promise<SmokeAccounts> {
  const inbox = new URL('/dev/inbox.json', url);
  const response = await fetch(inbox).catch(() => undefined);
  await response?.body?.cancel();
  const tellsCodes = response?.ok === true;
  const begun = new Map<string, string>();
  const signIn = async (person: Person) => {
    const token =
      begun.get(person.phone) ?? (await signInByCode(url, person, (phone) => codeIn(inbox, phone)));
    begun.set(person.phone, token);
    return token;
  };
  return {
    agentsAreInvented: tellsCodes && !tokens.buyer,
    async buyer() {
      if (tokens.buyer) return tokens.buyer;
      if (!tellsCodes)
        throw new SkippedJourney('the deployment tells no codes, and there is no SMOKE_BUYER_TOKEN');
      return signIn(SMOKE_BUYER);
    },
    async agent(reraNumber) {
      if (tokens.agent) {
        const { me } = await ask<{ me: { agent: { reraNumber: string } | null } | null }>(
          url,
          ME,
          {},
          tokens.agent,
        );
        return me?.agent?.reraNumber === reraNumber ? tokens.agent : undefined;
      }
      const person = demoWorld.agents.find((one) => one.reraNumber === reraNumber);
      return tellsCodes && person ? signIn(person) : undefined;
    },
    async signOut() {
      for (const token of begun.values()) await ask(url, SIGN_OUT, {}, token);
      begun.clear();
    },
  };
}

async function codeIn(inbox: URL, phone: string): Promise<string> {
  const { messages } = (await (await fetch(inbox)).json()) as { messages: { to: string; code?: string }[] };
  const code = messages.find(({ to, code: one }) => to === phone && one)?.code;
  if (!code) throw new Error(`the inbox has no code for ${phone}`);
  return code;
}
