import { GraphQLError, Kind, parse, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { OperationLimits } from '../config.js';
import { fragmentsOf, measureDocument } from './document-measure.js';
import { countFieldPairs } from './field-repetition.js';
import { limitError, type LimitCode } from './limit-error.js';

/** Setting this key of an object changes its prototype, so it must not become a key of an answer. */
const RESERVED_NAMES = new Set(['__proto__']);

/**
 * Parses a document and refuses one that asks for too much, before validation: graphql-js compares fields pairwise,
 * so validating ten thousand of them is itself the attack.
 * @throws GraphQLError for a syntax error, InvalidInputError with a limit's code
 */
export function parseWithinLimits(source: string, limits: OperationLimits | undefined): DocumentNode {
  const document = parseDocument(source, limits?.maxTokens);
  refuseReservedNames(document);
  if (!limits) return document;
  const fragments = fragmentsOf(document);
  for (const { definition, depth, fields, aliases, directives, rootFields } of measureDocument(document)) {
    check(depth, limits.maxDepth, 'TOO_DEEP', 'levels of fields');
    check(fields, limits.maxFields, 'TOO_MANY_FIELDS', 'fields');
    check(aliases, limits.maxAliases, 'TOO_MANY_ALIASES', 'aliases');
    check(directives, limits.maxDirectives, 'TOO_MANY_DIRECTIVES', 'directives');
    // Last, because only now is the number of fields known to be bounded.
    const pairs = countFieldPairs(definition, fragments, limits.maxFieldPairs);
    check(pairs, limits.maxFieldPairs, 'TOO_MANY_FIELDS', 'pairs of fields with one response name');
    if (definition.kind === Kind.OPERATION_DEFINITION) checkOperation(definition, rootFields, limits);
  }
  return document;
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

/** Refuses variables with more values inside than allowed, without recursion: nesting is part of the attack. */
export function checkVariableValues(variables: unknown, limits: OperationLimits | undefined): void {
  if (!limits || typeof variables !== 'object' || variables === null) return;
  const pending: object[] = [variables];
  let values = 0;
  for (let current = pending.pop(); current; current = pending.pop()) {
    for (const value of Object.values(current)) {
      values += 1;
      if (typeof value === 'object' && value !== null) pending.push(value as object);
    }
    check(values, limits.maxVariableValues, 'TOO_MANY_VARIABLES', 'values in variables');
  }
}

function parseDocument(source: string, maxTokens: number | undefined): DocumentNode {
  try {
    return parse(source, maxTokens === undefined ? {} : { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError && /more tha[tn] \d+ tokens/.test(error.message)) {
      throw limitError('TOO_MANY_TOKENS', `A document may have at most ${maxTokens} tokens.`, {
        limit: maxTokens,
      });
    }
    throw error;
  }
}

function refuseReservedNames(document: DocumentNode): void {
  visit(document, {
    Name({ value }) {
      if (RESERVED_NAMES.has(value)) throw limitError('RESERVED_NAME', `The name "${value}" is reserved.`);
    },
  });
}

function check(actual: number, limit: number, code: LimitCode, what: string): void {
  if (actual > limit) throw limitError(code, `An operation may have at most ${limit} ${what}.`, { limit });
}
