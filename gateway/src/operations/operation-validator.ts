import {
  getOperationAST,
  GraphQLError,
  Kind,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import {
  InvalidOperationError,
  readSourceText,
  withOperationName,
  type SourceText,
} from '@propmubi/federation/serving';
import { type Viewer } from '@propmubi/runtime/auth';
import { ForbiddenError } from '@propmubi/runtime/errors';
import type { IntrospectionPolicy, OperationLimits } from '../config.js';
import { checkName, checkVariableValues } from '../limits/document-limits.js';
import { createDocumentRules } from '../limits/document-rules.js';
import { withLocations } from '../limits/error-locations.js';
import { limitError } from '../limits/limit-error.js';
import { createCostModel } from '../limits/operation-cost.js';
import { parseClientDocument } from './client-document.js';

/** Memory for documents that are known to be valid. */
const KNOWN_DOCUMENT_BYTES = 32 * 1024 * 1024;
/** What a syntax tree without locations takes for each character of its text, and its text, as an estimate. */
const BYTES_PER_CHARACTER = 300;
const BYTES_PER_DOCUMENT = 4 * 1024;
const INTROSPECTION_SCOPE = 'graph:introspect';

export type Variables = Readonly<Record<string, unknown>> | null | undefined;

/** What every operation passes before it is planned, whichever transport carried it. */
export interface OperationValidator {
  /** A document that was read before, or that differs from one in its layout or name only. Undefined for others. */
  find(source: string): DocumentNode | undefined;
  /**
   * Parses a document, refuses one that asks for too much, and validates it. Valid ones are remembered; of one that is
   * refused nothing is kept.
   * @throws GraphQLError (syntax), InvalidInputError with a limit's code or InvalidOperationError with every error
   */
  readDocument(source: string): DocumentNode;
  /** The same for a document that was found valid elsewhere (`PlanningThreads.validate`). */
  readValidated(source: string): DocumentNode;
  /**
   * Parses a document to see what it asks for; it is not validated and not remembered.
   * @throws GraphQLError (syntax) or InvalidInputError with a limit's code
   */
  parseDocument(source: string): DocumentNode;
  /** Viewers who may read the schema may also see query plans: both show the subgraphs. */
  mayIntrospect(viewer: Viewer): boolean;
  /**
   * The cost of an operation; 0 without limits.
   * @throws InvalidInputError with a limit's code, ForbiddenError for introspection
   */
  validateOperation(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
    viewer: Viewer,
  ): number;
}

export interface OperationValidatorOptions {
  readonly schema: GraphQLSchema;
  /** With the cost directives. */
  readonly supergraphSchema: GraphQLSchema;
  readonly limits: OperationLimits | undefined;
  readonly introspection: IntrospectionPolicy;
}

export function createOperationValidator(options: OperationValidatorOptions): OperationValidator {
  const { schema, supergraphSchema, limits, introspection } = options;
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: KNOWN_DOCUMENT_BYTES,
    sizeCalculation: (_document, source) => BYTES_PER_DOCUMENT + BYTES_PER_CHARACTER * source.length,
  });
  const problemsOf = createDocumentRules(schema, limits);
  const asksForSchema = memoized(readsSchema);
  const cost = limits && createCostModel(supergraphSchema, limits.defaultListSize);

  const mayIntrospect = (viewer: Viewer): boolean =>
    introspection === 'open' || (introspection === 'scope' && viewer.scopes.includes(INTROSPECTION_SCOPE));

  const keep = (source: string, document: DocumentNode): DocumentNode => {
    documents.set(source, document);
    const text = readSourceText(source);
    if (text) documents.set(alikeKey(text), document);
    return document;
  };
  const find = (source: string): DocumentNode | undefined => {
    const known = documents.get(source);
    if (known) return known;
    if (limits && source.length > limits.maxDocumentCharacters) return undefined;
    const text = readSourceText(source);
    const alike = text && documents.get(alikeKey(text));
    if (!alike) return undefined;
    // Valid but for its name, which is all that is its own.
    checkName(text.operationName ?? '');
    const renamed = withOperationName(alike, text.operationName);
    documents.set(source, renamed);
    return renamed;
  };

  return {
    mayIntrospect,
    find,
    parseDocument: (source) => find(source) ?? parseClientDocument(source, schema, limits),
    readDocument(source) {
      const known = find(source);
      if (known) return known;
      const document = parseClientDocument(source, schema, limits);
      const problems = problemsOf(document);
      if (problems.length > 0) throw new InvalidOperationError(withLocations(problems, document, source));
      return keep(source, document);
    },
    readValidated: (source) => find(source) ?? keep(source, parseClientDocument(source, schema, limits)),
    validateOperation(document, operation, variables, viewer) {
      if (!mayIntrospect(viewer) && asksForSchema(document)) throw introspectionDisabled();
      if (!limits || !cost) return 0;
      checkVariableValues(variables, limits);
      const actual = cost.costOf(document, operation, variables);
      if (actual > limits.maxCost) throw tooExpensive(actual, limits.maxCost);
      return actual;
    },
  };
}

/** No source begins so. */
function alikeKey({ text }: SourceText): string {
  return `\0${text}`;
}

/** The operation a request means. @throws InvalidOperationError when it names none, or one of several is not named */
export function operationOf(
  document: DocumentNode,
  operationName: string | undefined,
): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName);
  if (operation) return operation;
  throw new InvalidOperationError([unknownOperation(operationName)]);
}

export function unknownOperation(operationName: string | undefined): GraphQLError {
  const message = operationName ? 'Unknown operation name.' : 'Name one of the operations of the document.';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}

function readsSchema(document: DocumentNode): boolean {
  let reads = false;
  visit(document, {
    [Kind.FIELD](node) {
      if (node.name.value === '__schema' || node.name.value === '__type') reads = true;
    },
  });
  return reads;
}

function memoized<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return (key) => {
    let entry = known.get(key);
    if (!entry) {
      entry = { value: compute(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}

export function introspectionDisabled(): ForbiddenError {
  return new ForbiddenError('Reading the schema takes the scope graph:introspect here.', {
    code: 'INTROSPECTION_DISABLED',
  });
}

function tooExpensive(cost: number, limit: number): Error {
  const message = `This operation could return too much: its cost is ${cost} of at most ${limit}. Ask for smaller pages.`;
  return limitError('OPERATION_TOO_EXPENSIVE', message, { cost, limit });
}
