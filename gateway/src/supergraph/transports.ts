import {
  deduplicated,
  httpTransport,
  resilient,
  webSocketSubscriptions,
  withSubscriptions,
  type SubgraphRequest,
  type SubgraphTransport,
  type WebSocketSubscriptionOptions,
} from '@propmubi/federation/serving';
import { createInternalTokenSigner, type InternalTokenSigner } from '@propmubi/runtime/auth';
import { type Logger } from '@propmubi/runtime/log';
import type { GatewayConfig } from '../config.js';
import { anonymousContext, scopeKeyOf, type GatewayContext } from '../operations/gateway-context.js';

type Transports = (name: string, url: string) => SubgraphTransport<GatewayContext>;

const SUBSCRIPTIONS_PER_SOCKET = 500;

/** Subgraphs over HTTP, each fetch with the gateway's signed word on the viewer (when it has a key to sign with). */
export async function createHttpTransports(
  config: Pick<GatewayConfig, 'internalTokenPrivateKey' | 'subgraphUrls' | 'subgraphTimeoutMs'>,
  logger: Logger,
): Promise<Transports> {
  const sign =
    config.internalTokenPrivateKey && (await createInternalTokenSigner(config.internalTokenPrivateKey));
  return (name, url) => {
    const address = subgraphUrl(config, name, url);
    const headersOf = addressedTo(name, sign);
    const transport = httpTransport<GatewayContext>({
      url: address,
      timeoutMs: config.subgraphTimeoutMs,
      headers: ({ context, request }) => headersOf(context, request.operationKind),
    });
    const events = webSocketSubscriptions<GatewayContext>({
      url: address.replace(/^http/, 'ws'),
      ...(sign ? sharedSockets(headersOf) : ownSockets(headersOf)),
      // A silent reconnect would skip what happened meanwhile: the client is told, and resumes by its cursor.
      retryAttempts: 0,
    });
    const kept = resilient(transport, {
      onCircuitChange: (state) => {
        logger.warn({ subgraph: name, state }, 'subgraph circuit');
      },
    });
    return withSubscriptions(deduplicated(kept, { scopeKey: ({ context }) => scopeKeyOf(context) }), events);
  };
}

type HeadersOf = (
  context: GatewayContext,
  kind?: SubgraphRequest['operationKind'],
) => Record<string, string> | Promise<Record<string, string>>;
type SocketOptions = Partial<WebSocketSubscriptionOptions<GatewayContext>>;

/** Ours: a socket says no more than that it is the gateway's, and each subscription on it says whose it is. */
function sharedSockets(headersOf: HeadersOf): SocketOptions {
  let opened = 0;
  return {
    // A socket takes so many and no more, so that it closes one day: it remembers a little of each there ever was.
    scopeKey: () => String(Math.floor(opened++ / SUBSCRIPTIONS_PER_SOCKET)),
    connectionParams: ({ context }) => headersOf(anonymousContext(context)),
    extensions: ({ context }) => headersOf(context),
  };
}

/** Any viewer's: credentials go where the protocol has them, so a socket is one viewer's. */
function ownSockets(headersOf: HeadersOf): SocketOptions {
  return {
    scopeKey: ({ context }) => scopeKeyOf(context),
    connectionParams: ({ context }) => headersOf(context),
  };
}

/** Where a subgraph answers: the setting first, then what composition was told. */
export function subgraphUrl(config: Pick<GatewayConfig, 'subgraphUrls'>, name: string, url: string): string {
  return config.subgraphUrls.get(name) ?? url;
}

function addressedTo(audience: string, sign: InternalTokenSigner | undefined): HeadersOf {
  return ({ viewer, requestId, forwarded, client }, kind) => {
    const headers: Record<string, string> = { ...forwarded?.values, 'x-correlation-id': requestId };
    if (!sign) return headers;
    return sign(viewer, audience, kind === 'mutation' ? client : undefined).then((token) => {
      headers['authorization'] = `Bearer ${token}`;
      return headers;
    });
  };
}
