import {
  OverlappingFieldsCanBeMergedRule,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import type { OperationLimits } from '../config.js';
import { fieldsCanMerge } from './fields-can-merge.js';

export type ProblemsOf = (document: DocumentNode) => readonly GraphQLError[];

/** A document this wrong is not worth more work. */
const MAX_ERRORS = 20;

/**
 * The specification's validation in time linear in the document, for documents that passed `checkDocument`. Errors have
 * no suggestions: finding similar names is work a client causes by sending wrong ones, and shows a schema that may be private.
 * @throws InvalidInputError TOO_MANY_FIELDS from the returned function
 */
export function createDocumentRules(
  schema: GraphQLSchema,
  limits: Pick<OperationLimits, 'maxFieldComparisons'> | undefined,
): ProblemsOf {
  const rules = [
    ...specifiedRules.filter((rule) => rule !== OverlappingFieldsCanBeMergedRule),
    fieldsCanMerge(limits?.maxFieldComparisons ?? Infinity),
  ];
  return (document) => validate(schema, document, rules, { maxErrors: MAX_ERRORS, hideSuggestions: true });
}
