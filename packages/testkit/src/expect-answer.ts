import type { ExecutionResult, GraphQLFormattedError } from 'graphql';

/** What came back for an operation, with enough around it to find the matching log lines. */
export interface Answer {
  query: string;
  variables?: Record<string, unknown> | undefined;
  body: { data?: unknown; errors?: readonly GraphQLFormattedError[] | undefined; extensions?: unknown };
  requestId?: string | undefined;
  status?: number | undefined;
}

type Given = Answer | ExecutionResult;

/** The data of an answer without errors; otherwise fails with query, body and request id. */
export function expectData<Data = Record<string, never>>(given: Given): Data {
  const { body } = toAnswer(given);
  if (body.errors?.length || body.data === undefined || body.data === null)
    fail(given, 'Expected data without errors');
  return body.data as Data;
}

/** The error with this code in `extensions.code`; otherwise fails with query, body and request id. */
export function expectErrorCode(given: Given, code: string): GraphQLFormattedError {
  const found = toAnswer(given).body.errors?.find((error) => error.extensions?.['code'] === code);
  return found ?? fail(given, `Expected an error with code ${code}`);
}

function toAnswer(given: Given): Answer {
  if ('body' in given) return given;
  return { query: '(not recorded)', body: JSON.parse(JSON.stringify(given)) as Answer['body'] };
}

function fail(given: Given, expectation: string): never {
  const { query, variables, body, requestId, status } = toAnswer(given);
  throw new Error(
    [
      expectation,
      `request id: ${requestId ?? '(none)'}${status === undefined ? '' : `, status: ${status}`}`,
      `query: ${query.trim()}`,
      `variables: ${JSON.stringify(variables ?? {})}`,
      `body: ${JSON.stringify(body, null, 2)}`,
    ].join('\n'),
  );
}
