import { astFromValue, getNamedType, type GraphQLInputType, type GraphQLType, print } from 'graphql';

/** Where each named type is described. */
export type Links = ReadonlyMap<string, string>;

/** Text in a cell of a table: one line, without what Markdown would take for markup. */
export function cell(text: string): string {
  return text.trim().replace(/\|/g, '\\|').replace(/</g, '&lt;').replace(/\s+/g, ' ');
}

/** A type with its list and null marks, its name linked to its description. */
export function linked(type: GraphQLType, links: Links): string {
  const { name } = getNamedType(type);
  const place = links.get(name);
  const escaped = String(type).replace(/([[\]])/g, '\\$1');
  return place ? escaped.replace(name, `[${name}](${place})`) : escaped;
}

export function defaultOf({
  defaultValue,
  type,
}: {
  defaultValue?: unknown;
  type: GraphQLInputType;
}): string {
  const value = defaultValue === undefined ? undefined : astFromValue(defaultValue, type);
  return value ? ` = \`${print(value)}\`` : '';
}

export function deprecated({ deprecationReason }: { deprecationReason?: string | null | undefined }): string {
  return deprecationReason ? `**Deprecated**: ${deprecationReason} ` : '';
}
