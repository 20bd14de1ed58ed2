import { describe, expect, it } from '@jest/globals';
import { composeSupergraph, CompositionError } from '../src/compose.js';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

describe('composeSupergraph', () => {
  it('joins entities and does not depend on the order given', () => {
    const users = {
      name: 'users',
      sdl: `${link} type Query { me: User } type User @key(fields: "id") { id: ID! }`,
    };
    const trust = { name: 'trust', sdl: `${link} type User @key(fields: "id") { id: ID! score: Float }` };
    const supergraph = composeSupergraph([users, trust]);
    expect(supergraph).toContain('score: Float @join__field(graph: TRUST)');
    expect(composeSupergraph([trust, users])).toBe(supergraph);
  });

  it('tells every problem', () => {
    const one = { name: 'one', sdl: `${link} type Query { a: Int b: Int }` };
    const other = { name: 'other', sdl: `${link} type Query { a: String b: String }` };
    expect(() => composeSupergraph([one, other])).toThrow(CompositionError);
    expect(() => composeSupergraph([one, other])).toThrow(/Query\.a[^]*Query\.b/);
  });
});
