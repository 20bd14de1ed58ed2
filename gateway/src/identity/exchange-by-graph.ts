import { randomUUID } from 'node:crypto';
import { Cancellation } from '@propmubi/federation/serving';
import { GraphQLError } from 'graphql';
import { anonymous } from '@propmubi/runtime/auth';
import { UnavailableError } from '@propmubi/runtime/errors';
import { type OperationRunner, runOperation } from '../operations/run-operation.js';
import { invalidApiKey, type ExchangedKey } from './api-key-exchange.js';

const EXCHANGE = `mutation ExchangeApiKey($secretKey: String!) {
  exchangeApiKey(input: { secretKey: $secretKey }) { accessToken expiresAt }
}`;

/**
 * Asks the graph, as any client at this address would: identity counts what an address tries.
 * @throws UnauthenticatedError for a wrong key, identity’s own error, or UnavailableError where it could not be asked
 */
export async function exchangeApiKey(
  runner: OperationRunner,
  secretKey: string,
  address: string,
): Promise<ExchangedKey> {
  const { body } = await runOperation(
    runner,
    { source: EXCHANGE, operationName: undefined, variables: { secretKey } },
    { viewer: anonymous, requestId: 'api-key', isOwn: true, client: { address, operationId: randomUUID() } },
    new Cancellation(),
  );
  const exchanged = (
    body.data as { exchangeApiKey?: { accessToken: string; expiresAt: string } } | null | undefined
  )?.exchangeApiKey;
  if (exchanged) {
    return { accessToken: exchanged.accessToken, expiresAtMs: Date.parse(exchanged.expiresAt) };
  }
  const [error] = body.errors ?? [];
  if (error?.extensions?.['code'] === 'API_KEY_INVALID') throw invalidApiKey();
  if (error?.extensions?.['serviceName'] === undefined)
    throw new UnavailableError('API keys cannot be checked at the moment. Try again.');
  throw new GraphQLError(error.message, { extensions: error.extensions });
}
