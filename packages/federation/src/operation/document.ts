import {
  GraphQLError,
  Kind,
  parse,
  separateOperations,
  specifiedRules,
  stripIgnoredCharacters,
  print,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { InvalidOperationError } from '../errors.js';

/** One operation of a client's document with the fragments it uses. */
export interface ClientOperation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The same for documents that differ only in layout, comments or unused operations. */
  readonly normalisedText: string;
}

/** Parses and validates once; throws `InvalidOperationError` with every GraphQL error found. */
export function readDocument(
  schema: GraphQLSchema,
  source: string | DocumentNode,
  validated: boolean,
): DocumentNode {
  let document: DocumentNode;
  try {
    document = typeof source === 'string' ? parse(source) : source;
  } catch (error) {
    throw new InvalidOperationError([asGraphQLError(error)]);
  }
  if (validated) return document;
  const errors = validate(schema, document, specifiedRules);
  if (errors.length > 0) throw new InvalidOperationError(errors);
  return document;
}

/** GetOperation of the specification (6.1), and only the fragments that operation reaches. */
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
  if (schema.getRootType(named.operation)) return separated(document, named);
  const message = `The schema has no ${named.operation} type.`;
  throw new InvalidOperationError([
    new GraphQLError(message, { nodes: named, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
  ]);
}

function separated(document: DocumentNode, named: OperationDefinitionNode): ClientOperation {
  return toClientOperation(separateOperations(document)[named.name?.value ?? ''] ?? document);
}

/** Wraps a document that holds exactly one operation. */
export function toClientOperation(document: DocumentNode): ClientOperation {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let definition: OperationDefinitionNode | undefined;
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    else if (node.kind === Kind.OPERATION_DEFINITION) definition = node;
  }
  if (!definition) throw new InvalidOperationError([new GraphQLError('Must provide an operation.')]);
  return { document, definition, fragments, normalisedText: stripIgnoredCharacters(print(document)) };
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  throw error;
}
