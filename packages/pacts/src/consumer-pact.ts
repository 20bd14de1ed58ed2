import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PactV4 } from '@pact-foundation/pact';
import { type PactFile, PROVIDER, readPact, type RecordedInteraction, writePact } from './pact-file.js';
import { refuseTracking } from './tracking.js';

/** A state that the platform is brought into before an interaction, with what its handler needs to make it. */
export interface ProviderState {
  name: string;
  params?: Record<string, string>;
}

/** One request of a consumer, and what it reads of the answer. Values may be matchers (`values.ts`). */
export interface Interaction {
  description: string;
  states?: readonly ProviderState[];
  request: { path: string; headers?: Record<string, string>; body: object };
  response: { status?: number; headers?: Record<string, string>; body: object };
}

/** What a program does with the consumer's code, the request that this has to send for it, and what comes out. */
export interface PactCall {
  interaction: Interaction;
  run(url: string): Promise<unknown>;
  gives: unknown;
}

/** One event of a subscription, and what the consumer reads of it. */
export interface EventInteraction {
  description: string;
  states: readonly ProviderState[];
  /** The text that it subscribes by. */
  subscription: string;
  event: object;
}

export interface Exchange<Result> {
  /** What the consumer's code made of the answer. */
  result: Result;
  /** The interaction as it happened, and as it stands in the pact on record: undefined when it does not. */
  written: RecordedInteraction;
  recorded: RecordedInteraction | undefined;
}

export interface ConsumerPact {
  /** Of the interactions on record, in their order. */
  descriptions(): string[];
  /**
   * Runs the consumer's code against a mock server that takes this request alone and gives the example of the answer.
   * @throws Error that names what was sent otherwise, or was not sent
   */
  exchange<Result>(
    interaction: Interaction,
    send: (url: string) => Promise<Result>,
  ): Promise<Exchange<Result>>;
  /** Runs the consumer's code on the example of an event. */
  receive<Result>(
    interaction: EventInteraction,
    handle: (event: object) => Promise<Result>,
  ): Promise<Exchange<Result>>;
  /** With `UPDATE_PACTS=1`, writes the pact. */
  close(): void;
}

/**
 * The pact of a consumer with the platform: `schema/pacts/<consumer>.json`. With `UPDATE_PACTS=1` what is exchanged goes on
 * record, and what is none of `descriptions` is taken off.
 */
export function consumerPact(consumer: string, descriptions: readonly string[]): ConsumerPact {
  refuseTracking();
  const file = readPact(consumer);
  const recorded = new Map(file.interactions.map((one) => [one.description, one]));
  const inOrder = () => descriptions.flatMap((description) => recorded.get(description) ?? []);
  const update = process.env['UPDATE_PACTS'] === '1';
  const compare = <Result>({ result, written }: Run<Result>): Exchange<Result> => {
    if (update) recorded.set(written.description, written);
    return { result, written, recorded: recorded.get(written.description) };
  };
  return {
    descriptions: () => (update ? inOrder() : file.interactions).map(({ description }) => description),
    exchange: async (interaction, send) =>
      compare(await onFreshPact(consumer, (pact) => exchangeOn(pact, interaction, send))),
    receive: async (interaction, handle) =>
      compare(await onFreshPact(consumer, (pact) => receiveOn(pact, interaction, handle))),
    close() {
      if (update) writePact({ ...file, interactions: inOrder() });
    },
  };
}

interface Run<Result> {
  result: Result;
  written: RecordedInteraction;
}

/** Runs one interaction on a pact of its own: Pact merges what it writes into the file that it finds. */
async function onFreshPact<Result>(
  consumer: string,
  run: (pact: PactV4) => Promise<Result>,
): Promise<Run<Result>> {
  const dir = mkdtempSync(join(tmpdir(), 'propmubi-pact-'));
  try {
    const result = await run(new PactV4({ consumer, provider: PROVIDER, dir, logLevel: 'error' }));
    const file = JSON.parse(readFileSync(join(dir, `${consumer}-${PROVIDER}.json`), 'utf8')) as PactFile;
    return { result, written: file.interactions[0] as RecordedInteraction };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function exchangeOn<Result>(
  pact: PactV4,
  { description, states = [], request, response }: Interaction,
  send: (url: string) => Promise<Result>,
): Promise<Result> {
  const interaction = pact.addInteraction().uponReceiving(description);
  for (const { name, params } of states) interaction.given(name, params);
  const { headers = {} } = request;
  const { status = 200, headers: answered = {} } = response;
  const result = await interaction
    .withRequest('POST', request.path, (builder) => builder.headers(headers).jsonBody(request.body))
    .willRespondWith(status, (builder) => builder.headers(answered).jsonBody(response.body))
    .executeTest(({ url }) => send(url));
  return result as Result;
}

async function receiveOn<Result>(
  pact: PactV4,
  { description, states, subscription, event }: EventInteraction,
  handle: (event: object) => Promise<Result>,
): Promise<Result> {
  const interaction = pact
    .addAsynchronousInteraction()
    .comment({ key: 'subscription', value: JSON.stringify(subscription) });
  for (const { name, params } of states) interaction.given(name, params);
  const result = await interaction
    .expectsToReceive(description, (builder) => builder.withJSONContent(event))
    .executeTest(({ contents }) => handle(contents.content as object));
  return result as Result;
}
