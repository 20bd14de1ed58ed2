import { describe, expect, it } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { createFederation } from '@propmubi/federation';
import { anonymous } from '@propmubi/runtime';
import { parse } from 'graphql';
import { createAccessPolicy } from '../src/authorization/access-policy.js';
import { readPublicFields } from '../src/authorization/public-fields.js';
import { readFieldCosts } from '../src/limits/cost-directives.js';

const names = ['authenticated', 'requiresScopes', 'policy', 'tag', 'cost', 'listSize'];
const imports = names.map((name) => `{ name: "@${name}", as: "@my_${name}" }`).join();
const { supergraphSdl = '', errors } = composeServices([
  {
    name: 'a',
    url: '',
    typeDefs: parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])
      type Query {
        open: Int @my_tag(name: "public") @my_cost(weight: 7)
        signedIn: Int @my_authenticated
        scoped: Int @my_requiresScopes(scopes: [["read"]])
        ruled: Int @my_policy(policies: [["role:ADMIN"]])
        list: [Query] @my_listSize(assumedSize: 3)
      }`),
  },
]);

describe('directives that subgraphs import under other names', () => {
  const { supergraphSchema } = createFederation({
    supergraphSdl,
    transports: () => ({ fetch: () => Promise.reject(new Error('unused')) }),
  });

  it('protect fields', () => {
    expect(errors).toBeUndefined();
    const access = createAccessPolicy(supergraphSchema);
    const codes = (viewer: typeof anonymous) =>
      ['open', 'signedIn', 'scoped', 'ruled'].map((field) => access.deniedFor(viewer)?.('Query', field));
    const refused = 'UNAUTHENTICATED';
    expect(codes(anonymous)).toEqual([undefined, refused, refused, refused]);
    const signedIn = { ...anonymous, userId: 'u' };
    expect(codes(signedIn)).toEqual([undefined, undefined, 'MISSING_SCOPE', 'POLICY_DENIED']);
  });

  it('mark public fields, costs and sizes', () => {
    expect(readPublicFields(supergraphSchema)('Query', 'open')).toBe(true);
    const costs = readFieldCosts(supergraphSchema);
    expect(costs.get('Query.open')?.weight).toBe(7);
    expect(costs.get('Query.list')?.assumedSize).toBe(3);
  });
});
