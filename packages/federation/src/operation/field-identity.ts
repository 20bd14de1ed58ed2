import {
  Kind,
  print,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/**
 * What tells fields of one name apart: their arguments and, where that is not enough, the client's response name.
 * Fields whose own name says it all are not in the map. Expects an operation without named fragments.
 */
export function fieldIdentities(definition: OperationDefinitionNode): ReadonlyMap<FieldNode, string> {
  const fields = allFields(definition.selectionSet);
  // The same mutation under two names runs twice (6.2.2).
  const serial = new Set(definition.operation === 'mutation' ? rootFields(definition) : []);
  // Merged fields (5.3.2) may have a directive at one place only, and must keep one name.
  const directed = new Set(fields.filter(hasClientDirective).map(placeOf));
  const identities = new Map<FieldNode, string>();
  for (const field of fields) {
    const isSerial = serial.has(field) && !field.name.value.startsWith('__');
    const isApart =
      isSerial || isIntrospection(field) || isAliasedObject(field) || directed.has(placeOf(field));
    if (!isApart && !field.arguments?.length) continue;
    const own = `${field.name.value}(${argumentsText(field)})`;
    identities.set(field, isApart ? `${own}@${responseNameOf(field)}` : own);
  }
  return identities;
}

/** Fields at the root with inline fragments opened; conditions are left to who reads them. */
export function rootFields({ selectionSet }: OperationDefinitionNode): FieldNode[] {
  const fields: FieldNode[] = [];
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
    }
  };
  collect(selectionSet);
  return fields;
}

/** `__schema` or `__type`, which graphql-js answers and no subgraph sees. */
export function isIntrospection({ name }: FieldNode): boolean {
  return name.value === '__schema' || name.value === '__type';
}

/** Every field, but for those inside `__schema` and `__type`. */
function allFields(selectionSet: SelectionSetNode): FieldNode[] {
  const fields: FieldNode[] = [];
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.FIELD) fields.push(selection);
      const isClosed = selection.kind === Kind.FIELD && isIntrospection(selection);
      if (selection.selectionSet && !isClosed) collect(selection.selectionSet);
    }
  };
  collect(selectionSet);
  return fields;
}

/** Two names for one object have nulls of their own: what bubbles up from a field of one is not the other's (6.4.4). */
function isAliasedObject({ alias, name, selectionSet }: FieldNode): boolean {
  return selectionSet !== undefined && alias !== undefined && alias.value !== name.value;
}

/** A directive of the supergraph's own may change what a field answers; the specified ones do not. */
function hasClientDirective({ directives }: FieldNode): boolean {
  return (directives ?? []).some(({ name }) => name.value !== 'skip' && name.value !== 'include');
}

function placeOf(field: FieldNode): string {
  return `${responseNameOf(field)}:${field.name.value}`;
}

function responseNameOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

/** One text for arguments that validation takes for the same (5.3.2): their order does not matter. */
function argumentsText({ arguments: list = [] }: FieldNode): string {
  return list
    .map(({ name, value }) => `${name.value}:${valueText(value)}`)
    .sort()
    .join();
}

function valueText(value: ValueNode): string {
  if (value.kind === Kind.LIST) return `[${value.values.map(valueText).join()}]`;
  if (value.kind !== Kind.OBJECT) return print(value);
  const fields = value.fields.map(({ name, value: inner }) => `${name.value}:${valueText(inner)}`);
  return `{${fields.sort().join()}}`;
}
