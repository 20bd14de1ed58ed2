import type { GraphQLFormattedError } from 'graphql';

/** Of the executor: their texts name services, types and fields. */
const OF_EXECUTION = new Set([
  'DOWNSTREAM_SERVICE_ERROR',
  'INVALID_SUBGRAPH_VALUE',
  'OPERATION_NOT_RESOLVABLE',
]);
const SUBGRAPH = 'SUBGRAPH_';
const UNNAMED = 'Part of the answer could not be fetched.';

/**
 * Takes from errors what is outside of a contract: services, and the texts of the executor. Which names a text has is not
 * looked at: subgraphs repeat what a client sent, so that a text which is replaced when it names something hidden would say
 * whether there is such a name. A test holds the texts of our subgraphs to what partners know.
 */
export function contractErrors(errors: readonly GraphQLFormattedError[]): GraphQLFormattedError[] {
  return errors.map((error) => {
    const { extensions } = error;
    if (!extensions) return error;
    const { code } = extensions;
    if (isOfExecution(code)) return { ...error, message: UNNAMED, extensions: { code } };
    const { serviceName: _, ...rest } = extensions;
    return { ...error, extensions: rest };
  });
}

function isOfExecution(code: unknown): boolean {
  return typeof code === 'string' && (OF_EXECUTION.has(code) || code.startsWith(SUBGRAPH));
}
