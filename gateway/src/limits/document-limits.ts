import { GraphQLError, Kind, parse, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { OperationLimits } from '../config.js';
import { measureDocument } from './document-measure.js';
import { limitError, type LimitCode } from './limit-error.js';

/** Setting this key of an object changes its prototype, so it must not become a key of an answer. */
const RESERVED_NAMES = new Set(['__proto__']);

/** Levels of lists and objects in a value or a type: what anything recursive needs stack for. */
const MAX_VALUE_NESTING = 100;
/** Inline fragments and spreads may come between the levels of fields that `maxDepth` counts. */
const NESTING_PER_LEVEL = 4;

/**
 * Parses a document and refuses one that asks for too much. Comes before validation and everything else, and is linear
 * in the text: what comes after may open fragments and use the stack.
 * @throws GraphQLError for a syntax error, InvalidInputError with a limit's code
 */
export function parseWithinLimits(source: string, limits: OperationLimits | undefined): DocumentNode {
  checkLength(source, limits);
  const document = parseDocument(source, limits?.maxTokens);
  checkDocument(document, limits);
  return document;
}

/** @throws InvalidInputError with DOCUMENT_TOO_LARGE */
export function checkLength(source: string, limits: OperationLimits | undefined): void {
  if (limits) check(source.length, limits.maxDocumentCharacters, 'DOCUMENT_TOO_LARGE', 'characters');
}

/** @throws InvalidInputError with RESERVED_NAME */
export function checkName(name: string): void {
  if (RESERVED_NAMES.has(name)) throw limitError('RESERVED_NAME', `The name "${name}" is reserved.`);
}

/** @throws GraphQLError for a cycle of fragments, InvalidInputError with a limit's code */
export function checkDocument(document: DocumentNode, limits: OperationLimits | undefined): void {
  checkNames(document);
  if (!limits) return;
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  // Validation follows the fragments of each operation anew.
  check(operations, limits.maxOperations, 'TOO_MANY_OPERATIONS', 'operations in one document');
  for (const measure of measureDocument(document)) {
    const { definition, depth, nesting, selections, aliases, directives, rootFields } = measure;
    check(depth, limits.maxDepth, 'TOO_DEEP', 'levels of fields');
    check(nesting, limits.maxDepth * NESTING_PER_LEVEL, 'TOO_DEEP', 'levels of fields and fragments');
    check(selections, limits.maxFields, 'TOO_MANY_FIELDS', 'fields and fragments');
    check(aliases, limits.maxAliases, 'TOO_MANY_ALIASES', 'aliases');
    check(directives, limits.maxDirectives, 'TOO_MANY_DIRECTIVES', 'directives');
    if (definition.kind === Kind.OPERATION_DEFINITION) checkOperation(definition, rootFields, limits);
  }
}

function checkOperation(
  { operation, variableDefinitions = [] }: OperationDefinitionNode,
  rootFields: number,
  limits: OperationLimits,
): void {
  const maxRootFields = operation === 'query' ? limits.maxRootFields : limits.maxRootMutations;
  check(rootFields, maxRootFields, 'TOO_MANY_ROOT_FIELDS', 'fields at the root');
  check(variableDefinitions.length, limits.maxVariables, 'TOO_MANY_VARIABLES', 'variables');
}

/** Refuses variables with more values or levels inside than allowed, without recursion: nesting is part of the attack. */
export function checkVariableValues(variables: unknown, limits: OperationLimits | undefined): void {
  if (!limits || typeof variables !== 'object' || variables === null) return;
  const pending: { value: object; level: number }[] = [{ value: variables, level: 0 }];
  let values = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value: current, level } = next;
    check(level, MAX_VALUE_NESTING, 'TOO_DEEP', 'levels in a value');
    for (const value of Object.values(current)) {
      values += 1;
      if (typeof value === 'object' && value !== null)
        pending.push({ value: value as object, level: level + 1 });
    }
    check(values, limits.maxVariableValues, 'TOO_MANY_VARIABLES', 'values in variables');
  }
}

function parseDocument(source: string, maxTokens: number | undefined): DocumentNode {
  try {
    return parse(source, { noLocation: true, ...(maxTokens !== undefined && { maxTokens }) });
  } catch (error) {
    if (error instanceof GraphQLError && /more tha[tn] \d+ tokens/.test(error.message)) {
      throw limitError('TOO_MANY_TOKENS', `A document may have at most ${maxTokens} tokens.`, {
        limit: maxTokens,
      });
    }
    throw error;
  }
}

/** Reserved names, and the nesting of values and types. */
function checkNames(document: DocumentNode): void {
  let nesting = 0;
  const level = {
    enter: () => check(++nesting, MAX_VALUE_NESTING, 'TOO_DEEP', 'levels in a value'),
    leave: () => {
      nesting -= 1;
    },
  };
  visit(document, {
    ListValue: level,
    ObjectValue: level,
    ListType: level,
    Name({ value }) {
      checkName(value);
    },
  });
}

function check(actual: number, limit: number, code: LimitCode, what: string): void {
  if (actual > limit) throw limitError(code, `An operation may have at most ${limit} ${what}.`, { limit });
}
