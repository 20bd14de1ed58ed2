import { describe, expect, it } from '@jest/globals';
import { buildSchema, Kind, print, type DocumentNode } from 'graphql';
import { createOperationValidator } from './operation-validator.js';

const schema = buildSchema('type Query { a(text: String): Int }');
const validator = () =>
  createOperationValidator({ schema, supergraphSchema: schema, limits: undefined, introspection: 'open' });
const selectionOf = ({ definitions }: DocumentNode): unknown => {
  const [node] = definitions;
  return node?.kind === Kind.OPERATION_DEFINITION ? node.selectionSet : undefined;
};

describe('readDocument', () => {
  it('parses documents that differ in name or layout once', () => {
    const { readDocument } = validator();
    const first = readDocument('query A { a(text: "x, # y") }');
    for (const source of [
      'query B{a(text:"x, # y")}',
      'query A { a(text: "x, # y") } # again',
      '{ a(text: "x, # y") }',
    ])
      expect(selectionOf(readDocument(source))).toBe(selectionOf(first));
    expect(print(readDocument('query B{a(text:"x, # y")}'))).toContain('query B {');
    expect(selectionOf(readDocument('{ a(text: "x,# y") }'))).not.toBe(selectionOf(first));
  });

  it('refuses what is not valid, however like a known document it is', () => {
    const { readDocument } = validator();
    readDocument('query A { a }');
    for (const source of [
      'query A { b }',
      'query A { a',
      'query A { a } }',
      'query __proto__ { a }',
      'query A B { a }',
      'query 1 { a }',
    ])
      expect(() => readDocument(source)).toThrow();
  });
});

describe('variables of a former input type', () => {
  const mutations = buildSchema(`
    type Query { a: Int }
    type Mutation { acceptLead(input: AcceptLeadInput!): Int claimLead(input: ClaimLeadInput!): Int grantRole(input: RoleInput!): Int }
    input AcceptLeadInput { leadId: ID! }
    input ClaimLeadInput { leadId: ID! }
    input RoleInput { userId: ID! }
  `);
  const read = (source: string) =>
    print(
      createOperationValidator({
        schema: mutations,
        supergraphSchema: mutations,
        limits: undefined,
        introspection: 'open',
      }).readDocument(source),
    );

  it('are read as of the input of the mutation that takes them', () => {
    expect(
      read('mutation ($x: LeadInput!, $y: LeadInput!) { acceptLead(input: $x) claimLead(input: $y) }'),
    ).toContain('($x: AcceptLeadInput!, $y: ClaimLeadInput!)');
  });

  it('keep their type where the mutation still shares it', () => {
    expect(read('mutation ($x: RoleInput!) { grantRole(input: $x) }')).toContain('($x: RoleInput!)');
  });

  it('are refused where no mutation takes them, as any unknown type is', () => {
    expect(() => read('query ($x: LeadInput!) { a @include(if: $x) }')).toThrow('Unknown type');
    expect(() => read('mutation ($x: OtherInput!) { acceptLead(input: $x) }')).toThrow('Unknown type');
  });
});
