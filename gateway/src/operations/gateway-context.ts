import type { Cancellation } from '@propmubi/federation/serving';
import { anonymous, type ClientInfo, type Viewer } from '@propmubi/runtime/auth';
import { limitKeys, type LimitState } from '@propmubi/runtime/limits';
import { type TraceHeaders } from '@propmubi/runtime/telemetry';
import type { ContractName } from '../contracts/contract-tags.js';
import type { ClientApp } from '../usage/client-app.js';
import type { CacheUseCollector } from './cache-use.js';
import type { DeprecatedUse } from '../contracts/deprecated-uses.js';

/** What a subgraph transport knows of the client request it works for. */
export interface GatewayContext {
  /** A socket's viewer changes when its token is renewed, so read it at each fetch. */
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Of the gateway itself, not of a client. */
  readonly isOwn?: boolean | undefined;
  /** The contract whose path was called; a viewer may be bound to one besides. */
  readonly contract?: ContractName | undefined;
  /** The program that asks. */
  readonly app?: ClientApp | undefined;
  /** Goes to our subgraphs with mutations only. */
  readonly client?: ClientInfo | undefined;
  /** Headers of the client passed on to subgraphs that are not ours (FORWARD_HEADERS). */
  readonly forwarded?: ForwardedHeaders | undefined;
  /** Filled in with what the operation took of its client's limits, for transports that report it. */
  readonly limits?: LimitReport | undefined;
  readonly schema?: SchemaReport | undefined;
  /** Filled in with what of the answer was kept, where the executor is called by a library that says nothing of it. */
  readonly cacheUse?: CacheUseCollector | undefined;
  /** Ends the operation early, where the executor is called by a library that has no such thing. */
  readonly abort?: Cancellation | undefined;
  /** The client's own trace, which the operation's becomes a part of. */
  readonly trace?: TraceHeaders | undefined;
}

export interface LimitReport {
  /** The bucket nearest to empty of each kind that was charged. */
  states: readonly LimitState[];
  /** Set when a limit refused the operation. */
  retryAfterSeconds?: number;
}

/** Filled in with what of the schema an operation used, for transports that report it. */
export interface SchemaReport {
  /** Day of the contracts of the supergraph that was served; undefined where it says none. */
  version?: string | undefined;
  deprecated?: readonly DeprecatedUse[];
}

/** Which address a request counts for. */
export function addressOf({ client }: GatewayContext): string {
  return client?.address ?? 'unknown';
}

/** Whose operations wait for each other: a person's, or those of visitors of a network. */
export function clientKey(context: GatewayContext): string {
  return context.viewer.userId ?? limitKeys.address(addressOf(context));
}

/** The context of public fetches: without a user, and with nothing of the client but the id that ties log lines together. */
export function anonymousContext({ requestId }: GatewayContext): GatewayContext {
  return { viewer: anonymous, requestId };
}

/** Headers of one client, and the text that tells them from those of another. */
export class ForwardedHeaders {
  private text: string | undefined;

  constructor(readonly values: Readonly<Record<string, string>>) {}

  /** Written once: each fetch of an operation asks for it. */
  get key(): string {
    return (this.text ??= JSON.stringify(this.values));
  }
}

/** Of viewers alone, which outlive their requests: an entry for an object of each request costs every collection. */
const texts = new WeakMap<Viewer, string>();

/** Names whose answer it is: two requests with one key may share an answer, and no others. */
export function scopeKeyOf({ viewer, forwarded, contract }: GatewayContext): string {
  return `${textOf(viewer)}${contract ?? ''}${forwarded?.key ?? ''}`;
}

/** As JSON, written once: each fetch of an operation asks for its key. */
function textOf(viewer: Viewer): string {
  let text = texts.get(viewer);
  if (text === undefined) {
    text = JSON.stringify(viewer);
    texts.set(viewer, text);
  }
  return text;
}
