import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { ClientInfo } from '@propmubi/runtime/auth';
import { traceHeadersOf } from '@propmubi/runtime/telemetry';
import { contractOfPath } from '../contracts/contract-path.js';
import type { Authenticator } from '../identity/authenticator.js';
import type { GatewayContext, LimitReport, SchemaReport } from '../operations/gateway-context.js';
import { clientAppOf } from '../usage/client-app.js';
import { forwardedHeaders } from './client-request.js';

export interface ClientContextOptions {
  readonly authenticator: Authenticator;
  readonly forwardHeaders: readonly string[];
}

/** Of an HTTP request, what its operation's context is made of. */
export interface ClientRequest {
  readonly id: string;
  readonly ip: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface HttpContext extends GatewayContext {
  readonly limits: LimitReport;
  readonly schema: SchemaReport;
}

/** @throws what the authenticator throws */
export async function contextFor(
  { authenticator, forwardHeaders }: ClientContextOptions,
  { id, ip, url, headers }: ClientRequest,
): Promise<HttpContext> {
  const { viewer } = await authenticator.authenticate(headers.authorization, ip);
  return {
    viewer,
    contract: contractOfPath(url),
    limits: { states: [] },
    schema: {},
    requestId: id,
    app: clientAppOf(headers),
    client: clientOf(ip),
    forwarded: forwardedHeaders(forwardHeaders, { headers }),
    trace: traceHeadersOf(headers),
  };
}

/** With an id that is made when something asks for it, which reads do not. */
function clientOf(address: string): ClientInfo {
  let id: string | undefined;
  return {
    address,
    get operationId() {
      return (id ??= randomUUID());
    },
  };
}
