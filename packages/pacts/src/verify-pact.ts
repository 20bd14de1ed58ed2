import { Verifier, type VerifierOptions } from '@pact-foundation/pact';
import { readPact, type RecordedInteraction } from './pact-file.js';
import { refuseTracking } from './tracking.js';

/** By name, what a state gives to the interaction: `given` puts it into requests, and an event is looked for with it. */
export type StateValues = Record<string, string>;

/** Brings the platform into a state. Called before each interaction that asks for the state. */
export type StateHandler = (params: Record<string, string>) => Promise<StateValues>;

export interface Provider {
  /** Where the platform answers, such as `http://127.0.0.1:4000`. */
  url: string;
  states: Readonly<Record<string, StateHandler>>;
  /** The next event of a subscription. */
  nextEvent(subscription: string, values: StateValues): Promise<object>;
}

export interface Verified {
  /** Of the interactions that the platform keeps. */
  kept: string[];
  /** What it does not keep, one line for each difference. */
  problems: string[];
}

/** Of the verifier's own account of a run, what is read here. */
interface Report {
  interactionResults: {
    description: string;
    result: string;
    mismatch?: { message?: string; mismatches?: { path?: string; mismatch: string }[] };
  }[];
}

/** Asks the platform each request of a pact file in its states, and compares the answers with what the consumer reads. */
export async function verifyPact(path: string, provider: Provider): Promise<Verified> {
  refuseTracking();
  const { interactions } = readPact('', path);
  const failedStates: string[] = [];
  const verifier = new Verifier({
    providerBaseUrl: provider.url,
    pactUrls: [path],
    logLevel: 'error',
    ...handlersOf(interactions, provider, failedStates),
  });
  // It rejects where the pact is not kept, with the same account as the message.
  const report = await verifier.verifyProvider().catch((error: Error) => error.message);
  const { interactionResults } = JSON.parse(report as string) as Report;
  const failed = interactionResults.filter(({ result }) => result !== 'OK');
  return {
    kept: interactionResults.filter((one) => !failed.includes(one)).map(({ description }) => description),
    problems: [...failedStates, ...failed.flatMap(differencesOf)],
  };
}

function differencesOf({ description, mismatch = {} }: Report['interactionResults'][number]): string[] {
  const { message = 'failed', mismatches = [{ mismatch: message }] } = mismatch;
  return mismatches.map((one) => [description, one.path, one.mismatch].filter(Boolean).join(': '));
}

/**
 * One for every state of the pact: Pact's proxy answers 200 for a state without handler, and for one whose handler failed, and
 * the interaction may pass without it. Interactions are verified one after the other.
 */
function handlersOf(
  interactions: readonly RecordedInteraction[],
  { states, nextEvent }: Provider,
  failed: string[],
): Pick<VerifierOptions, 'stateHandlers' | 'messageProviders'> {
  let latest: StateValues = {};
  const stateHandler = (name: string) => async (params: unknown) => {
    try {
      const make = states[name];
      if (!make) throw new Error('nothing makes this state');
      const values = await make((params ?? {}) as Record<string, string>);
      latest = { ...latest, ...values };
      return values;
    } catch (error) {
      failed.push(`the state “${name}”: ${error instanceof Error ? error.message : String(error)}`);
      throw error;
    }
  };
  const names = interactions.flatMap(({ providerStates = [] }) => providerStates.map(({ name }) => name));
  const events = interactions.flatMap(({ description, comments }) => {
    const { subscription } = comments ?? {};
    return subscription ? [[description, () => nextEvent(subscription, latest)] as const] : [];
  });
  return {
    stateHandlers: Object.fromEntries(names.map((name) => [name, stateHandler(name)])),
    messageProviders: Object.fromEntries(events),
  };
}
