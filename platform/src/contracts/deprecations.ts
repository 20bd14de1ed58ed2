import { lastDayOf } from '@propmubi/gateway';
import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';

/** The reason of each deprecation of a schema, by its coordinate, in the order of coordinates. */
export function deprecationsOf(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const found: [string, string][] = [];
  const note = (coordinate: string, { deprecationReason: reason }: Deprecable): void => {
    if (typeof reason === 'string') found.push([coordinate, reason]);
  };
  for (const type of Object.values(schema.getTypeMap()).filter((one) => !isIntrospectionType(one))) {
    if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        note(`${type.name}.${field.name}`, field);
        for (const argument of field.args) note(`${type.name}.${field.name}(${argument.name}:)`, argument);
      }
  }
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Deprecable {
  deprecationReason?: string | null | undefined;
}

/** Since when each is deprecated: as it was recorded, or since today. */
export function deprecatedSince(
  coordinates: Iterable<string>,
  recorded: Readonly<Record<string, string>>,
  today: string,
): ReadonlyMap<string, string> {
  return new Map([...coordinates].map((one) => [one, recorded[one] ?? today]));
}

/** The module that records it. */
export function deprecatedSinceModule(since: ReadonlyMap<string, string>): string {
  const lines = [...since].map(([coordinate, day]) => `  '${coordinate}': '${day}',\n`);
  return `/** The first day on which each coordinate of the API was deprecated; written by \`pnpm schema\`. */
export const DEPRECATED_SINCE: Readonly<Record<string, string>> = {
${lines.join('')}};
`;
}

const INTRODUCTION = `# What is going to be taken away

What of the contracts is deprecated, the first to go on top. Written by \`pnpm schema\`. It works as before until the end of its last day (in
India); answers that use it say so in \`Deprecation\`, \`Sunset\` and \`extensions.deprecations\`.
`;

/** A page with the deprecations of the contracts, by contract and coordinate. */
export function deprecationsPage(
  contracts: ReadonlyMap<string, GraphQLSchema>,
  since: ReadonlyMap<string, string>,
): string {
  const reasons = new Map<string, string>();
  const shownIn = new Map<string, string[]>();
  for (const [contract, schema] of contracts)
    for (const [coordinate, reason] of deprecationsOf(schema)) {
      reasons.set(coordinate, reason);
      shownIn.set(coordinate, [...(shownIn.get(coordinate) ?? []), contract]);
    }
  const rows = [...reasons]
    .map(([coordinate, reason]) => ({ coordinate, reason, until: lastDayOf(reason) ?? '' }))
    .sort((a, b) => (`${a.until} ${a.coordinate}` < `${b.until} ${b.coordinate}` ? -1 : 1))
    .map(({ coordinate, reason, until }) => {
      const contract = shownIn.get(coordinate)?.join(', ');
      return `| \`${coordinate}\` | ${contract} | ${since.get(coordinate) ?? ''} | ${until} | ${reason} |\n`;
    });
  const table = `| what | contracts | deprecated since | last day | why, and what instead |\n| --- | --- | --- | --- | --- |\n${rows.join('')}`;
  return `${INTRODUCTION}\n${rows.length === 0 ? 'Nothing.\n' : table}`;
}
