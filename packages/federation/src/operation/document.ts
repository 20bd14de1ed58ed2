import {
  GraphQLError,
  Kind,
  parse,
  separateOperations,
  specifiedRules,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { InvalidOperationError } from '../errors.js';

/** One operation of a client's document with the document's fragments. */
export interface ClientOperation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Parses and validates once; throws `InvalidOperationError` with every GraphQL error found. */
export function readDocument(
  schema: GraphQLSchema,
  source: string | DocumentNode,
  validated: boolean,
): DocumentNode {
  let document: DocumentNode;
  try {
    document = typeof source === 'string' ? parse(source, { noLocation: true }) : source;
  } catch (error) {
    throw new InvalidOperationError([asGraphQLError(error)]);
  }
  if (validated) return document;
  if (validate(schema, document, specifiedRules).length === 0) return document;
  // Locations take a third of a tree's memory, and only errors show them.
  const located = typeof source === 'string' ? parse(source) : source;
  throw new InvalidOperationError(validate(schema, located, specifiedRules));
}

/** GetOperation of the specification (6.1). */
export function selectOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): ClientOperation {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const named = operationName
    ? operations.find((node) => node.name?.value === operationName)
    : operations.length === 1
      ? operations[0]
      : undefined;
  if (!named) {
    const message = operationName
      ? `Unknown operation named "${operationName}".`
      : operations.length === 0
        ? 'Must provide an operation.'
        : 'Must provide operation name if query contains multiple operations.';
    throw new InvalidOperationError([
      new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }),
    ]);
  }
  if (schema.getRootType(named.operation)) {
    const isOnly = operations.length === 1;
    return toClientOperation(isOnly ? document : separated(document, named), named);
  }
  const message = `The schema has no ${named.operation} type.`;
  throw new InvalidOperationError([
    new GraphQLError(message, { nodes: named, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
  ]);
}

/** Without the other operations, and the fragments only those use. */
function separated(document: DocumentNode, named: OperationDefinitionNode): DocumentNode {
  return separateOperations(document)[named.name?.value ?? ''] ?? document;
}

function toClientOperation(document: DocumentNode, definition: OperationDefinitionNode): ClientOperation {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  return { document, definition, fragments };
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  throw error;
}
