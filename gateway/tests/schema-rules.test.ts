import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, isNonNullType, Kind, parse, type ObjectTypeDefinitionNode } from 'graphql';

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));

describe('schema/api.graphql', () => {
  it('lets each field of a query be null, so that one refusal leaves the other answers', () => {
    const fields = Object.values(api.getQueryType()?.getFields() ?? {});
    expect(fields.length).toBeGreaterThan(20);
    expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });

  it.each(['Listing', 'Project', 'Agent', 'User', 'Organization'])(
    'describes %s in the words of the subgraph that owns it',
    (name) => {
      const owner = ['Listing', 'Project'].includes(name) ? 'property' : 'identity';
      const sdl = readFileSync(new URL(`../../schema/${owner}.graphql`, import.meta.url), 'utf8');
      const own = parse(sdl).definitions.find(
        (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === name,
      ) as ObjectTypeDefinitionNode;
      expect(api.getType(name)?.description).toBe(own.description?.value);
    },
  );
});
