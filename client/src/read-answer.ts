import type { GraphQLFormattedError } from 'graphql';
import { RequestError } from './request-error.js';

/** The data of an answer over HTTP. @throws RequestError where there are errors, or no GraphQL result */
export async function readAnswer<Result>(response: Response): Promise<Result> {
  const requestId = response.headers.get('x-correlation-id');
  const body = (await response.json().catch(() => undefined)) as
    { data?: Result; errors?: GraphQLFormattedError[] } | undefined;
  if (body?.errors?.length) throw new RequestError(body.errors, body.data, requestId);
  if (!body?.data) {
    const message = `The endpoint answered HTTP ${response.status} without a GraphQL result.`;
    throw new RequestError([{ message, extensions: { code: 'BAD_RESPONSE' } }], undefined, requestId);
  }
  return body.data;
}
