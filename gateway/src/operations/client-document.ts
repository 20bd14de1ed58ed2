import {
  Kind,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { OperationLimits } from '../config.js';
import { parseWithinLimits } from '../limits/document-limits.js';

/** Input types that several mutations shared, until each got its own. Not read after 2027-06-30 (ADR 0037). */
const FORMER_INPUTS = new Set(['DecideAgentInput', 'InvitationInput', 'LeadInput', 'RoleInput']);

/**
 * Parses a document as clients send it, and refuses one that asks for too much.
 * @throws GraphQLError for a syntax error, InvalidInputError with a limit's code
 */
export function parseClientDocument(
  source: string,
  schema: GraphQLSchema,
  limits: OperationLimits | undefined,
): DocumentNode {
  const document = parseWithinLimits(source, limits);
  nameInputsAnew(document, schema);
  return document;
}

/**
 * Lets operations that declare a variable of a former input type pass: the variable is declared of the input of the
 * mutation that takes it, `AcceptLeadInput` for acceptLead, which has the same fields. Changes the document in place: what
 * is validated is then what is planned. A mutation that has no input of its own yet keeps the type it shares.
 */
function nameInputsAnew(document: DocumentNode, schema: GraphQLSchema): void {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const former = definition.variableDefinitions?.filter(({ type }) => FORMER_INPUTS.has(namedTypeOf(type)));
    if (former?.length) renameTypes(definition, former, schema);
  }
}

function renameTypes(
  operation: OperationDefinitionNode,
  variables: readonly VariableDefinitionNode[],
  schema: GraphQLSchema,
): void {
  visit(operation.selectionSet, {
    [Kind.FIELD]({ name, arguments: given = [] }) {
      const mutation = name.value;
      for (const { value } of given) {
        const variable =
          value.kind === Kind.VARIABLE &&
          variables.find((definition) => definition.variable.name.value === value.name.value);
        if (!variable) continue;
        const present = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
        if (schema.getType(present)) Object.assign(namedTypeNodeOf(variable.type).name, { value: present });
      }
      return false;
    },
  });
}

function namedTypeOf(type: TypeNode): string {
  return namedTypeNodeOf(type).name.value;
}

function namedTypeNodeOf(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : namedTypeNodeOf(type.type);
}
