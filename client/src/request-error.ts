import type { GraphQLFormattedError } from 'graphql';

/** The graph answered with errors. `code` is the first one's; docs/errors.md lists them all. */
export class RequestError extends Error {
  readonly code: string;
  readonly errors: readonly GraphQLFormattedError[];
  readonly partialData: unknown;
  readonly requestId: string | null;

  constructor(errors: readonly GraphQLFormattedError[], partialData: unknown, requestId: string | null) {
    super(errors.map(({ message }) => message).join('; '));
    this.name = 'RequestError';
    this.errors = errors;
    this.partialData = partialData;
    this.requestId = requestId;
    this.code = String(errors[0]?.extensions?.['code'] ?? 'UNKNOWN');
  }
}
