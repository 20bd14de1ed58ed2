import { Extensions } from 'type-graphql';

/** An expected failure of a mutation, as its client reads of it in the schema. */
export interface UserErrorDefinition {
  /** The description of the code: a sentence. */
  means: string;
  /** The field of the input that is wrong; of several, the first that the mutation’s input has. */
  field?: string | readonly string[];
}

export type UserErrorDefinitions = Readonly<Record<string, UserErrorDefinition>>;

/** Codes that a mutation has by its input alone. */
const OF_ANY_INPUT: UserErrorDefinitions = {
  BAD_USER_INPUT: { means: 'A value breaks a rule of its field.' },
};
const OF_KEYED_INPUT: UserErrorDefinitions = {
  IDEMPOTENCY_KEY_REUSED: { means: 'The key was used for another request.', field: 'idempotencyKey' },
};

/** What `@UserErrors(…)` leaves on a mutation, read when its subgraph’s schema is built. */
export interface UserErrorsExtension {
  userErrors?: UserErrorDefinitions;
}

/**
 * The decorator `@UserErrors(…codes)` of a subgraph, from its catalogue: says for which coded errors of a mutation a client
 * can ask as `userErrors` of the payload. Everything else a mutation throws stays an error of the answer: who may, limits
 * (whose details say when to come back), and failures of the platform.
 */
export function createUserErrors<Code extends string>(
  catalogue: Readonly<Record<Code, UserErrorDefinition>>,
) {
  return (...codes: Code[]): MethodDecorator =>
    Extensions({
      userErrors: Object.fromEntries(codes.map((code) => [code, catalogue[code]])),
    } satisfies UserErrorsExtension);
}

/** Declared codes and those that the input brings, by code. */
export function completeDefinitions(
  declared: UserErrorDefinitions,
  inputFields: readonly string[] | undefined,
): UserErrorDefinitions {
  const complete = {
    ...(inputFields && OF_ANY_INPUT),
    ...(inputFields?.includes('idempotencyKey') && OF_KEYED_INPUT),
    ...declared,
  };
  return Object.fromEntries(Object.entries(complete).sort(([a], [b]) => (a < b ? -1 : 1)));
}
