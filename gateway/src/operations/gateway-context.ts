import { anonymous, type ClientInfo, type Viewer } from '@propmubi/runtime/auth';
import type { LimitState } from '@propmubi/runtime/limits';
import { type TraceHeaders } from '@propmubi/runtime/telemetry';
import type { ContractName } from '../contracts/contract-tags.js';

/** What a subgraph transport knows of the client request it works for. */
export interface GatewayContext {
  /** A socket's viewer changes when its token is renewed, so read it at each fetch. */
  readonly viewer: Viewer;
  readonly requestId: string;
  /** The contract whose path was called; a viewer may be bound to one besides. */
  readonly contract?: ContractName | undefined;
  /** Goes to our subgraphs with mutations only. */
  readonly client?: ClientInfo | undefined;
  /** Headers of the client passed on to subgraphs that are not ours (FORWARD_HEADERS). */
  readonly forwarded?: Readonly<Record<string, string>> | undefined;
  /** Filled in with what the operation took of its client's limits, for transports that report it. */
  readonly limits?: LimitReport | undefined;
  /** The client's own trace, which the operation's becomes a part of. */
  readonly trace?: TraceHeaders | undefined;
}

export interface LimitReport {
  /** The bucket nearest to empty of each kind that was charged. */
  states: readonly LimitState[];
  /** Set when a limit refused the operation. */
  retryAfterSeconds?: number;
}

/** Which address a request counts for. */
export function addressOf({ client }: GatewayContext): string {
  return client?.address ?? 'unknown';
}

/** The context of public fetches: without a user, and with nothing of the client but the id that ties log lines together. */
export function anonymousContext({ requestId }: GatewayContext): GatewayContext {
  return { viewer: anonymous, requestId };
}

const viewerKeys = new WeakMap<Viewer, string>();

/** Names whose answer it is: two requests with one key may share an answer, and no others. */
export function scopeKeyOf({ viewer, forwarded, contract }: GatewayContext): string {
  let key = viewerKeys.get(viewer);
  if (key === undefined) {
    key = JSON.stringify(viewer);
    viewerKeys.set(viewer, key);
  }
  return forwarded || contract ? `${key}${contract ?? ''}${JSON.stringify(forwarded ?? null)}` : key;
}
