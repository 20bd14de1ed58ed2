import { describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { createFederation, SupergraphError } from '../src/index.js';
import { composeSupergraph } from './support/compose.js';

const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';
const NAMES = [
  'authenticated',
  'requiresScopes',
  'policy',
  'tag',
  'inaccessible',
  'cost',
  'listSize',
] as const;

/** One schema under the names that `name` gives to the directives. */
function supergraph(link: string, name: (directive: string) => string): string {
  return composeSupergraph({
    a: {
      typeDefs: `extend schema ${link}
        type Query {
          open: Int
          secret: Int @${name('authenticated')}
          scoped: Int @${name('requiresScopes')}(scopes: [["read"]])
          ruled: Int @${name('policy')}(policies: [["adult"]])
          tagged: Int @${name('tag')}(name: "public")
          hidden: Int @${name('inaccessible')}
          costly: Int @${name('cost')}(weight: 7)
          list: [Int] @${name('listSize')}(assumedSize: 3)
        }`,
    },
  });
}

function federationOf(supergraphSdl: string) {
  return createFederation({
    supergraphSdl,
    transports: () => ({ fetch: () => Promise.reject(new Error('unused')) }),
  });
}

function directivesOf(supergraphSdl: string): Record<string, string[]> {
  const query = federationOf(supergraphSdl).supergraphSchema.getType('Query');
  if (!isObjectType(query)) throw new Error('no Query');
  return Object.fromEntries(
    Object.values(query.getFields()).map(({ name, astNode }) => [
      name,
      (astNode?.directives ?? [])
        .map((directive) => directive.name.value)
        .filter((directive) => !directive.startsWith('join__')),
    ]),
  );
}

const USUAL = {
  open: [],
  secret: ['authenticated'],
  scoped: ['requiresScopes'],
  ruled: ['policy'],
  tagged: ['tag'],
  hidden: ['inaccessible'],
  costly: ['cost'],
  list: ['listSize'],
};

const imports = (name: (directive: string) => string) =>
  NAMES.map((one) => `{ name: "@${one}", as: "@${name(one)}" }`).join();

describe('directives of a supergraph', () => {
  it.each([
    ['usual names', `import: [${NAMES.map((one) => `"@${one}"`).join()}]`, (one: string) => one],
    ['names of imports', `import: [${imports((one) => `x_${one}`)}]`, (one: string) => `x_${one}`],
    ['names that speak of another', `import: [${imports(misleading)}]`, misleading],
    ['a namespace', 'as: "fed"', (one: string) => `fed__${one}`],
  ])('are found by what they are: %s', (_what, link, name) => {
    const sdl = supergraph(`@link(url: "${FEDERATION}", ${link})`, name);
    expect(directivesOf(sdl)).toEqual(USUAL);
    expect(Object.keys(federationOf(sdl).schema.getQueryType()?.getFields() ?? {})).not.toContain('hidden');
  });

  it('are not found by name where they belong to no feature', () => {
    const sdl = composeSupergraph({
      a: { typeDefs: `extend schema @link(url: "${FEDERATION}") type Query { open: Int }` },
    })
      .replace('directive @link', 'directive @policy on FIELD_DEFINITION\n\ndirective @link')
      .replace('open: Int', 'open: Int @policy');
    expect(directivesOf(sdl)).toEqual({ open: ['foreign__policy'] });
  });
});

describe('a security feature that cannot be enforced', () => {
  const sdl = supergraph(
    `@link(url: "${FEDERATION}", import: [${NAMES.map((one) => `"@${one}"`).join()}])`,
    (one) => one,
  );
  it.each([
    [
      'a version that is not known',
      (text: string) => text.replace('authenticated/v0.1', 'authenticated/v9.0'),
    ],
    [
      'an unknown one',
      (text: string) => text.replace(/specs.apollo.dev\/policy\/v0.1/, 'example.test/vault/v1.0'),
    ],
    [
      'a version that is not known, of no declared purpose',
      (text: string) =>
        text.replace(
          '"https://specs.apollo.dev/authenticated/v0.1", for: SECURITY',
          '"https://specs.apollo.dev/authenticated/v9.0"',
        ),
    ],
  ])('stops the load by its name: %s', (_what, edit) => {
    expect(edit(sdl)).not.toBe(sdl);
    expect(() => federationOf(edit(sdl))).toThrow(SupergraphError);
    expect(() => federationOf(edit(sdl))).toThrow(/authenticated|vault/);
  });
});

/** Names that a look at the directive's name would take for another's. */
function misleading(directive: string): string {
  const names: Record<string, string> = { authenticated: 'policyOf', policy: 'authenticatedBy' };
  return names[directive] ?? `my_${directive}`;
}
