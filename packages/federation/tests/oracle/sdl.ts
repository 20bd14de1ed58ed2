import { federated } from '../support/compose.js';
import type { Model, ModelEntity, ModelField } from './model.js';

const ARGUMENTS = '(n: Int, in: In, e: E)';

/** The schema of one subgraph of a generated graph. */
export function subgraphSdl(model: Model, subgraph: number): string {
  const parts: string[] = [];
  const roots = model.roots.filter((field) => field.owners.includes(subgraph));
  parts.push(
    `type Query { ${[`ok${subgraph}: Boolean`, ...roots.map((field) => print(field))].join('\n')} }`,
  );
  const mutations = model.mutations.filter((field) => field.owners.includes(subgraph));
  if (mutations.length > 0)
    parts.push(`type Mutation { ${mutations.map((field) => print(field)).join('\n')} }`);
  for (const entity of model.entities) parts.push(printEntity(model, entity, subgraph));
  parts.push(`type V @shareable { a: String b: Int! t: T0 }`);
  parts.push(`enum E { A B C } scalar Json input In { x: Int = 1 y: [String!] }`);
  if (model.implementers.length > 0) parts.push(`interface I { id: ID! x: String }`);
  const members = model.unionMembers[subgraph];
  if (members && members.length > 0) parts.push(`union U = ${members.join(' | ')}`);
  if (model.hasInterfaceObject) parts.push(interfaceObject(subgraph));
  return federated(parts.join('\n'));
}

/** The first subgraph knows the implementations of `N`; the others only that there is such a thing. */
function interfaceObject(subgraph: number): string {
  if (subgraph === 0)
    return `interface N @key(fields: "id") { id: ID! label: String }
      type N0 implements N @key(fields: "id") { id: ID! label: String zero: Int }
      type N1 implements N @key(fields: "id") { id: ID! label: String one: Int! }`;
  const extra = subgraph === 1 ? 'extra: String friend: T0 near: N' : 'more: [Int] @shareable';
  return `type N @key(fields: "id") @interfaceObject { id: ID! ${extra} }`;
}

function printEntity(model: Model, entity: ModelEntity, subgraph: number): string {
  const keys = entity.keyOf[subgraph] ?? 'id';
  const lines: string[] = [];
  // `id` of a subgraph without that key still has to be there for the interface, which only some share.
  const idNeeded = keys !== 'sku' || entity.interfaces.length > 0;
  if (idNeeded) lines.push(`id: ID!${keys === 'sku' ? ' @shareable' : ''}`);
  if (keys !== 'id') lines.push('sku: String!');
  const own = entity.fields.filter((field) => field.owners.includes(subgraph));
  // What another field provides is resolved in two places, so it has to say that it may be.
  const isProvided = ({ name }: ModelField) =>
    allFields(model).some((field) => field.type === entity.name && field.provides.includes(name));
  lines.push(
    ...own.map(
      (field) => print(field) + (isProvided(field) && field.owners.length === 1 ? ' @shareable' : ''),
    ),
  );
  if (entity.interfaces.length > 0) lines.push('x: String @shareable');
  for (const field of entity.fields)
    if (!own.includes(field) && isExternal(model, entity, subgraph, field.name))
      lines.push(`${print(field, true)} @external`);
  const directives = (keys === 'both' ? ['id', 'sku'] : [keys])
    .map((key) => `@key(fields: "${key}")`)
    .join(' ');
  const implemented = entity.interfaces.length > 0 ? ` implements ${entity.interfaces.join(' & ')}` : '';
  return `type ${entity.name}${implemented} ${directives} { ${lines.join('\n')} }`;
}

function allFields(model: Model): ModelField[] {
  return [...model.entities.flatMap((one) => one.fields), ...model.roots, ...model.mutations];
}

function isExternal(model: Model, entity: ModelEntity, subgraph: number, name: string): boolean {
  const required = entity.fields.some(
    (field) => field.owners.includes(subgraph) && field.requires.includes(name),
  );
  const provided = allFields(model).some(
    (field) => field.type === entity.name && field.owners.includes(subgraph) && field.provides.includes(name),
  );
  return required || provided;
}

function print(field: ModelField, bare = false): string {
  const text = `${field.name}${field.hasArguments ? ARGUMENTS : ''}: ${field.wrapping.replace('%', field.type)}`;
  if (bare) return text;
  const directives = [
    field.owners.length > 1 ? ' @shareable' : '',
    field.requires.length > 0 ? ` @requires(fields: "${field.requires.join(' ')}")` : '',
    field.provides.length > 0 ? ` @provides(fields: "${field.provides.join(' ')}")` : '',
  ];
  return text + directives.join('');
}
