// A plugin of graphql-codegen: stored operations as typed methods of the Python client. Documents in .graphql files alone
// are its own; those in TypeScript belong to other outputs of the same configuration.
import { readFileSync } from 'node:fs';
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  print,
  typeFromAST,
} from 'graphql';
import { commentOf } from '../operation-text.mjs';

const SCALARS = {
  ...{ ID: 'str', String: 'str', Int: 'int', Float: 'float', Boolean: 'bool' },
  ...{ DateTime: 'str', LocalDate: 'str', EmailAddress: 'str', URL: 'str', Cursor: 'str' },
  ...{ Rupees: 'int', SafeInt: 'int' },
};

/** Called by graphql-codegen with the schema and the documents; returns the text of the module. */
export function plugin(schema, documents) {
  const writer = new Writer(schema);
  const operations = documents
    .filter(({ location }) => location?.endsWith('.graphql'))
    .flatMap(({ document, location }) => document.definitions.map((operation) => ({ operation, location })))
    .filter(({ operation }) => operation.kind === Kind.OPERATION_DEFINITION)
    .sort((a, b) => (a.operation.name.value < b.operation.name.value ? -1 : 1));
  const methods = operations.map(({ operation, location }) =>
    writer.methodOf(operation, commentOf(readFileSync(location, 'utf8'))),
  );
  return `"""Stored operations of the partner API, typed. Written by \`pnpm codegen\`; do not edit."""

from __future__ import annotations

from typing import Any, Dict, List, Literal, NotRequired, Optional, TypedDict, cast

${[...writer.types.values()].join('\n\n')}


${operations.map(({ operation }) => `${constantOf(operation)} = """${print(operation)}"""`).join('\n\n')}


def _given(variables: Dict[str, Any]) -> Dict[str, Any]:
    return {name: value for name, value in variables.items() if value is not None}


class Operations:
    """What a client of a platform can do; \`execute\` is how it asks."""

    def execute(self, query: str, variables: Optional[Dict[str, Any]] = None) -> Dict[str, Any]:
        raise NotImplementedError

${methods.filter(Boolean).join('\n\n')}
`;
}

class Writer {
  types = new Map();

  constructor(schema) {
    this.schema = schema;
  }

  methodOf(operation, comment) {
    const name = operation.name.value;
    const root = {
      query: this.schema.getQueryType(),
      mutation: this.schema.getMutationType(),
      subscription: this.schema.getSubscriptionType(),
    }[operation.operation];
    const result = this.selected(pascal(name), root, operation.selectionSet);
    if (operation.operation === 'subscription') return undefined;
    const parameters = (operation.variableDefinitions ?? []).map(({ variable, type: node, defaultValue }) => {
      const type = typeFromAST(this.schema, node);
      const isRequired = isNonNullType(type) && !defaultValue;
      return `${variable.name.value}: ${this.input(type)}${isRequired ? '' : ' = None'}`;
    });
    const given = (operation.variableDefinitions ?? []).map(
      ({ variable: { name: of } }) => `"${of.value}": ${of.value}`,
    );
    const signature = ['self', ...(parameters.length > 0 ? ['*'] : []), ...parameters].join(', ');
    return `    def ${name}(${signature}) -> ${result}:
        """${comment}"""
        return cast(${result}, self.execute(${constantOf(operation)}, _given({${given.join(', ')}})))`;
  }

  /** The name of a TypedDict for what an operation selects of an object type. */
  selected(name, type, selectionSet) {
    const fields = selectionSet.selections.map((selection) => {
      if (selection.kind !== Kind.FIELD) throw new Error(`${name}: the Python client has no fragments.`);
      const key = (selection.alias ?? selection.name).value;
      const field = type.getFields()[selection.name.value];
      return [key, this.output(`${name}${pascal(key)}`, field.type, selection.selectionSet)];
    });
    this.declare(name, fields);
    return name;
  }

  output(name, type, selectionSet, isNullable = true) {
    if (isNonNullType(type)) return this.output(name, type.ofType, selectionSet, false);
    const optional = (text) => (isNullable ? `Optional[${text}]` : text);
    if (isListType(type)) return optional(`List[${this.output(name, type.ofType, selectionSet)}]`);
    if (isObjectType(type)) return optional(this.selected(name, type, selectionSet));
    return optional(this.leaf(type));
  }

  input(type, isNullable = true) {
    if (isNonNullType(type)) return this.input(type.ofType, false);
    const optional = (text) => (isNullable ? `Optional[${text}]` : text);
    if (isListType(type)) return optional(`List[${this.input(type.ofType)}]`);
    if (!isInputObjectType(type)) return optional(this.leaf(type));
    if (!this.types.has(type.name)) {
      // Inputs may contain themselves.
      this.types.set(type.name, '');
      const fields = Object.values(type.getFields()).filter(({ deprecationReason }) => !deprecationReason);
      this.declare(
        type.name,
        fields.map((field) => {
          const isRequired = isNonNullType(field.type) && field.defaultValue === undefined;
          return [field.name, isRequired ? this.input(field.type) : `NotRequired[${this.input(field.type)}]`];
        }),
      );
    }
    return optional(type.name);
  }

  leaf(type) {
    if (!isEnumType(type)) {
      if (!SCALARS[type.name])
        throw new Error(`${type.name}: say in client/python/codegen.mjs what it is in Python.`);
      return SCALARS[type.name];
    }
    const values = type.getValues().map(({ name }) => `"${name}"`);
    this.types.set(type.name, `${type.name} = Literal[${values.join(', ')}]`);
    return type.name;
  }

  declare(name, fields) {
    this.types.delete(name);
    this.types.set(
      name,
      `class ${name}(TypedDict):\n${fields.map(([key, type]) => `    ${key}: ${type}`).join('\n')}`,
    );
  }
}

function pascal(name) {
  return name.replace(/(?:^|_)(\w)/g, (_, first) => first.toUpperCase());
}

function constantOf({ name }) {
  return name.value.toUpperCase();
}
