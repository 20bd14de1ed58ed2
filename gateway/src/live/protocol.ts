import { GraphQLError, type ExecutionArgs } from 'graphql';
import { makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import type { Viewer } from '@propmubi/runtime/auth';
import { exactInteger, InvalidOperationError } from '@propmubi/federation/serving';
import { RateLimitedError, UnauthenticatedError } from '@propmubi/runtime/errors';
import { withRequestId } from '@propmubi/runtime/log';
import type { GatewayConfig } from '../config.js';
import { badRequest, operationOfBody } from '../http/client-request.js';
import { formatErrors } from '../http/error-response.js';
import type { OrganizationQuotas } from '../limits/organization-quotas.js';
import type { StoredOperations } from '../stored/stored-operations.js';
import { withStoredText } from '../stored/stored-request.js';
import { CLOSE } from './close-codes.js';
import { prepareOperation, type LiveOperation, type LiveOptions } from './start-operation.js';
import type { SocketConnection } from './socket-connection.js';
import type { SocketQuota } from './socket-quota.js';

const MAX_ID_LENGTH = 128;

export interface ProtocolOptions extends LiveOptions {
  readonly config: Pick<GatewayConfig, 'live'>;
  readonly quota: SocketQuota;
  readonly quotas: OrganizationQuotas | undefined;
  readonly stored: StoredOperations;
}

/** graphql-transport-ws: who may connect, what may be opened, and how answers are written. */
export function createProtocol(options: ProtocolOptions): Server<SocketConnection> {
  const { config, quota, quotas, runner, stored } = options;
  const { live } = config;

  const prepare = async (
    connection: SocketConnection,
    open: number,
    id: string,
    payload: SubscribePayload,
  ) => {
    const { client } = connection;
    if (!client || !(await client.isLive())) throw new UnauthenticatedError();
    if (id.length > MAX_ID_LENGTH)
      throw badRequest(`The id of an operation may have at most ${MAX_ID_LENGTH} characters.`);
    if (open > live.maxSubscriptionsPerSocket) {
      throw new RateLimitedError(
        `A socket may have at most ${live.maxSubscriptionsPerSocket} operations open.`,
        {
          code: 'TOO_MANY_SUBSCRIPTIONS',
        },
      );
    }
    const onSlow = (): void => {
      connection.close(CLOSE.slowConsumer);
    };
    const view = runner.supergraph.contracts.viewFor(client.context);
    const asked = withStoredText((storedId) => stored.textOf(storedId, view), payload);
    return prepareOperation(options, operationOfBody(asked), client, onSlow);
  };
  const start = ({ contextValue }: ExecutionArgs) => (contextValue as LiveOperation).start() as never;

  return makeServer<Record<string, unknown>, SocketConnection>({
    connectionInitWaitTimeout: live.connectionInitTimeoutMs,
    jsonMessageReviver: exactInteger,
    onConnect: async ({ extra: connection, connectionParams }) => {
      let viewer: Viewer;
      try {
        ({ viewer } = await connection.authenticate(connectionParams));
      } catch {
        connection.close(CLOSE.unauthorized);
        return false;
      }
      connection.releaseQuota = quota.acquire(connection.owner);
      if (connection.releaseQuota) {
        try {
          connection.releaseOrganization = quotas?.openSocket(viewer);
        } catch {
          connection.close(CLOSE.quotaExceeded);
          return false;
        }
      }
      if (connection.isClosed) {
        // Its close has come already and found nothing to give back.
        connection.dispose();
        return false;
      }
      if (connection.releaseQuota) {
        connection.endPending();
        const { expiresAtMs } = connection.client ?? {};
        // When to renew the token, for clients that do.
        return expiresAtMs === undefined || { expiresAt: new Date(expiresAtMs).toISOString() };
      }
      connection.close(CLOSE.tooMany);
      return false;
    },
    onSubscribe: async ({ extra: connection, subscriptions }, id, payload) => {
      try {
        const count = Object.keys(subscriptions).length;
        const operation = await withRequestId(connection.requestId, () =>
          connection.whilePreparing(() => prepare(connection, count, id, payload)),
        );
        const { document, operationName } = operation;
        const { schema } = runner.supergraph.federation;
        return { schema, document, operationName: operationName ?? null, contextValue: operation };
      } catch (error) {
        return asGraphQLErrors(error);
      }
    },
    subscribe: start,
    execute: start,
    // Results are formatted where they are made; this keeps graphql-ws from formatting them again.
    onNext: (_context, _id, _payload, _args, result) => result as never,
    onError: ({ extra: { client } }, _id, _payload, errors) => {
      const formatted = formatErrors(errors, runner.logger);
      if (!client) return formatted;
      return runner.supergraph.contracts.answerFor(client.context, { errors: formatted }).errors;
    },
  });
}

function asGraphQLErrors(error: unknown): readonly GraphQLError[] {
  if (error instanceof InvalidOperationError) return error.errors;
  if (error instanceof GraphQLError) return [error];
  return [new GraphQLError('Unexpected error.', { originalError: error instanceof Error ? error : null })];
}
