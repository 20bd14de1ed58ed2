import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parseType,
  type FieldNode,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { Data } from '../json.js';
import { compare } from './canonical.js';
import { isIntrospection } from './field-identity.js';
import { literalValue } from './literal-value.js';
import { selectionText } from './selection-text.js';

/** An operation whose arguments are variables, and the values of those it did not have. */
export interface HoistedOperation {
  readonly definition: OperationDefinitionNode;
  readonly literals: Data;
}

/**
 * Makes variables of the literals in arguments, so that operations which differ in those share a plan, and integers
 * pass the planner with all their digits. Literals of directives stay, since they decide what is planned, and so do
 * nulls, introspection's, and what has no exact JSON form. Expects an operation without named fragments; fields keep
 * their order.
 */
export function hoistLiterals(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
  marker: string,
): HoistedOperation {
  const hoister = new Hoister(schema, definition, marker);
  const root = schema.getRootType(definition.operation) ?? undefined;
  const selectionSet = hoister.selectionSet(definition.selectionSet, root);
  if (hoister.definitions.length === 0) return { definition, literals: {} };
  const variableDefinitions = [...(definition.variableDefinitions ?? []), ...hoister.definitions];
  return { definition: { ...definition, variableDefinitions, selectionSet }, literals: hoister.literals };
}

class Hoister {
  readonly definitions: VariableDefinitionNode[] = [];
  readonly literals: Data = {};
  /** Variable by argument and value: merged fields (5.3.2) must keep the same arguments. */
  private readonly known = new Map<string, string>();
  private readonly orderTexts = new Map<SelectionNode, string>();
  private readonly taken: ReadonlySet<string>;

  constructor(
    private readonly schema: GraphQLSchema,
    definition: OperationDefinitionNode,
    private readonly marker: string,
  ) {
    this.taken = new Set(definition.variableDefinitions?.map(({ variable }) => variable.name.value));
  }

  /** Variables are numbered in an order that neither the client's order nor its aliases or values change. */
  selectionSet(node: SelectionSetNode, parent: GraphQLNamedType | undefined): SelectionSetNode {
    const hoisted = new Map<SelectionNode, SelectionNode>();
    const inOrder =
      node.selections.length > 1
        ? [...node.selections].sort((a, b) => compare(this.orderText(a), this.orderText(b)))
        : node.selections;
    for (const selection of inOrder) hoisted.set(selection, this.selection(selection, parent));
    return { ...node, selections: node.selections.map((one) => hoisted.get(one) ?? one) };
  }

  private selection(node: SelectionNode, parent: GraphQLNamedType | undefined): SelectionNode {
    if (node.kind === Kind.FRAGMENT_SPREAD) return node;
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const type = node.typeCondition ? this.schema.getType(node.typeCondition.name.value) : parent;
      return { ...node, selectionSet: this.selectionSet(node.selectionSet, type) };
    }
    return isIntrospection(node) ? node : this.field(node, parent);
  }

  private field(node: FieldNode, parent: GraphQLNamedType | undefined): FieldNode {
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) return node;
    const args = node.arguments?.map((argument) => {
      const definition = field.args.find((one) => one.name === argument.name.value);
      if (!definition) return argument;
      const value = this.value(argument.value, definition.type, `${parent?.name}.${name}.${definition.name}`);
      return value === argument.value ? argument : { ...argument, value };
    });
    const selectionSet = node.selectionSet && this.selectionSet(node.selectionSet, getNamedType(field.type));
    return { ...node, arguments: args, selectionSet };
  }

  private value(node: ValueNode, type: GraphQLInputType, place: string): ValueNode {
    if (node.kind === Kind.NULL || node.kind === Kind.VARIABLE) return node;
    if (!holdsVariable(node)) {
      const value = literalValue(type, node);
      return value === undefined ? node : this.variable(type, value, place);
    }
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (node.kind === Kind.LIST && isListType(nullable)) {
      const values = node.values.map((one, index) => this.value(one, nullable.ofType, `${place}.${index}`));
      return { ...node, values };
    }
    if (node.kind !== Kind.OBJECT || !isInputObjectType(nullable)) return node;
    const types = nullable.getFields();
    const fields = node.fields.map((field) => {
      const inner = types[field.name.value];
      if (!inner) return field;
      return { ...field, value: this.value(field.value, inner.type, `${place}.${inner.name}`) };
    });
    return { ...node, fields };
  }

  private variable(type: GraphQLInputType, value: unknown, place: string): ValueNode {
    const key = `${place}:${JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one))}`;
    let name = this.known.get(key);
    if (name === undefined) {
      name = `literal${this.marker}${this.definitions.length}`;
      while (this.taken.has(name)) name += '_';
      this.known.set(key, name);
      this.literals[name] = value;
      const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
      this.definitions.push({
        kind: Kind.VARIABLE_DEFINITION,
        variable,
        type: parseType(String(type), { noLocation: true }),
      });
    }
    return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
  }

  private orderText(node: SelectionNode): string {
    let text = this.orderTexts.get(node);
    if (text === undefined) {
      const inner = node.kind === Kind.FRAGMENT_SPREAD ? undefined : node.selectionSet;
      const inside = inner
        ? `{${inner.selections
            .map((one) => this.orderText(one))
            .sort()
            .join(' ')}}`
        : '';
      text = selectionText(node, inside, { withAlias: false, valueText: withoutLiterals });
      this.orderTexts.set(node, text);
    }
    return text;
  }
}

function withoutLiterals(value: ValueNode): string {
  switch (value.kind) {
    case Kind.VARIABLE:
      return `$${value.name.value}`;
    case Kind.LIST:
      return holdsVariable(value) ? `[${value.values.map(withoutLiterals).join()}]` : '_';
    case Kind.OBJECT:
      return holdsVariable(value)
        ? `{${value.fields.map((field) => `${field.name.value}:${withoutLiterals(field.value)}`).join()}}`
        : '_';
    case Kind.NULL:
      return 'null';
    default:
      return '_';
  }
}

function holdsVariable(node: ValueNode): boolean {
  if (node.kind === Kind.VARIABLE) return true;
  if (node.kind === Kind.LIST) return node.values.some(holdsVariable);
  return node.kind === Kind.OBJECT && node.fields.some(({ value }) => holdsVariable(value));
}
