import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import { cell, defaultOf, deprecated, linked, type Links } from './markdown.js';

interface Page {
  file: string;
  title: string;
  types: readonly GraphQLNamedType[];
}

/** The API reference, one page for each kind of type: file name → Markdown. */
export function apiPages(sdl: string): Map<string, string> {
  const schema = buildSchema(sdl, { assumeValidSDL: true });
  const pages = pagesOf(schema);
  const links: Links = new Map(
    pages.flatMap(({ file, types }) => types.map(({ name }) => [name, `${file}#${name.toLowerCase()}`])),
  );
  const written = pages.map(({ file, title, types }): [string, string] => [
    file,
    [`# ${title}`, ...types.map((type) => sectionOf(type, links))].join('\n\n') + '\n',
  ]);
  return new Map([['README.md', indexOf(pages)], ...written]);
}

function pagesOf(schema: GraphQLSchema): Page[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const all = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const rest = all.filter((type) => !roots.includes(type as never));
  const root = (index: number) => [roots[index]].filter((type) => type != null);
  const pages = [
    { file: 'queries.md', title: 'Queries', types: root(0) },
    { file: 'mutations.md', title: 'Mutations', types: root(1) },
    { file: 'subscriptions.md', title: 'Subscriptions', types: root(2) },
    { file: 'objects.md', title: 'Objects', types: rest.filter(isObjectType) },
    { file: 'interfaces.md', title: 'Interfaces', types: rest.filter(isInterfaceType) },
    { file: 'unions.md', title: 'Unions', types: rest.filter(isUnionType) },
    { file: 'inputs.md', title: 'Inputs', types: rest.filter(isInputObjectType) },
    { file: 'enums.md', title: 'Enums', types: rest.filter(isEnumType) },
    { file: 'scalars.md', title: 'Scalars', types: rest.filter(isScalarType) },
  ];
  return pages.filter(({ types }) => types.length > 0);
}

function indexOf(pages: readonly Page[]): string {
  const rows = pages.map(({ file, title, types }) => {
    const [only] = types;
    const count =
      types.length === 1 && isObjectType(only) ? Object.keys(only.getFields()).length : types.length;
    return `| [${title}](${file}) | ${count} |`;
  });
  return `# API reference

Written by \`pnpm schema\` from \`schema/api.graphql\`; do not edit. What each kind of viewer may read and do is in
[permissions.md](../../schema/permissions.md), what an error means in [errors.md](../errors.md).

| | |
| --- | --: |
${rows.join('\n')}
`;
}

function sectionOf(type: GraphQLNamedType, links: Links): string {
  const parts = [`## ${type.name}`];
  if (type.description) parts.push(type.description.trim());
  if (isObjectType(type) || isInterfaceType(type)) {
    const interfaces = type.getInterfaces().map((one) => linked(one, links));
    if (interfaces.length > 0) parts.push(`Implements ${interfaces.join(', ')}.`);
    parts.push(
      table(
        ['field', 'type', ''],
        Object.values(type.getFields()).map((field) => fieldRow(field, links)),
      ),
    );
  } else if (isInputObjectType(type)) {
    const rows = Object.values(type.getFields()).map((field) => [
      `\`${field.name}\`${defaultOf(field)}`,
      linked(field.type, links),
      cell(deprecated(field) + (field.description ?? '')),
    ]);
    parts.push(table(['field', 'type', ''], rows));
  } else if (isEnumType(type)) {
    const rows = type
      .getValues()
      .map((value) => [`\`${value.name}\``, cell(deprecated(value) + (value.description ?? ''))]);
    parts.push(table(['value', ''], rows));
  } else if (isUnionType(type)) {
    parts.push(
      `One of ${type
        .getTypes()
        .map((one) => linked(one, links))
        .join(', ')}.`,
    );
  }
  return parts.join('\n\n');
}

function fieldRow(field: GraphQLField<unknown, unknown>, links: Links): string[] {
  const args = field.args.map((arg) => argumentText(arg, links));
  const text = [deprecated(field) + (field.description ?? ''), ...args]
    .filter(Boolean)
    .map(cell)
    .join('<br>');
  return [`\`${field.name}\``, linked(field.type, links), text];
}

function argumentText(arg: GraphQLArgument, links: Links): string {
  const what = arg.description ? ` ${arg.description}` : '';
  return `(\`${arg.name}\`: ${linked(arg.type, links)}${defaultOf(arg)})${what}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
