import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { anonymous } from '@propmubi/runtime/auth';
import { UnauthenticatedError } from '@propmubi/runtime/errors';
import { type OperationRunner, runOperation } from '../operations/run-operation.js';
import type { ExchangedKey } from './api-key-exchange.js';

const EXCHANGE = `mutation ExchangeApiKey($secretKey: String!) {
  exchangeApiKey(input: { secretKey: $secretKey }) { accessToken expiresAt }
}`;

/**
 * Asks the graph, as any client at this address would: identity counts what an address tries.
 * @throws UnauthenticatedError for a wrong key, else the graph’s own error
 */
export async function exchangeApiKey(
  runner: OperationRunner,
  secretKey: string,
  address: string,
): Promise<ExchangedKey> {
  const { body } = await runOperation(
    runner,
    { source: EXCHANGE, operationName: undefined, variables: { secretKey } },
    { viewer: anonymous, requestId: 'api-key', client: { address, operationId: randomUUID() } },
    new AbortController(),
  );
  const exchanged = (
    body.data as { exchangeApiKey?: { accessToken: string; expiresAt: string } } | null | undefined
  )?.exchangeApiKey;
  if (exchanged) {
    return { accessToken: exchanged.accessToken, expiresAtMs: Date.parse(exchanged.expiresAt) };
  }
  const [error] = body.errors ?? [];
  if (error?.extensions?.['code'] === 'API_KEY_INVALID') {
    throw new UnauthenticatedError('The API key is wrong, expired or revoked.', {
      details: { reason: 'INVALID_API_KEY' },
    });
  }
  throw new GraphQLError(error?.message ?? 'The API key could not be exchanged.', {
    extensions: error?.extensions ?? {},
  });
}
