import { EVENTS } from '@propmubi/events';
import { Kind, parse } from 'graphql';
import { ownerOf } from '../entity-descriptions.js';

export const BEGIN = '<!-- written by `pnpm schema` -->';
export const END = '<!-- end -->';

/** What a subgraph owns, records and takes, as Markdown between the marks of its README. */
export function subgraphFacts(name: string, sdl: string, consumed: readonly string[]): string {
  const { owned, extended } = entitiesOf(name, sdl);
  const recorded = Object.entries(EVENTS)
    .filter(([, { source }]) => source === name || source === 'any')
    .map(([type]) => type);
  const list = (names: readonly string[]) => names.map((one) => `\`${one}\``).join(', ') || 'none';
  return `${BEGIN}

## Entities

- Owns ${list(owned)}.
- Adds fields to ${list(extended)}.

## Events

- Records ${list(recorded)}.
- Takes ${list([...new Set(consumed)].sort())}.

${END}`;
}

/** The README with its facts renewed. @throws Error when it has no place for them */
export function withFacts(readme: string, facts: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`A subgraph's README needs ${BEGIN} and ${END}.`);
  return readme.slice(0, begin) + facts + readme.slice(end + END.length);
}

function entitiesOf(subgraph: string, sdl: string): { owned: string[]; extended: string[] } {
  const entities = parse(sdl).definitions.flatMap((definition) => {
    const isType =
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION;
    const isEntity = isType && definition.directives?.some(({ name: { value } }) => /(^|__)key$/.test(value));
    if (!isEntity) return [];
    const name = definition.name.value;
    return [{ name, isOwned: (ownerOf(name) ?? subgraph) === subgraph }];
  });
  const names = (isOwned: boolean) =>
    [...new Set(entities.filter((one) => one.isOwned === isOwned).map(({ name }) => name))].sort();
  return { owned: names(true), extended: names(false) };
}
