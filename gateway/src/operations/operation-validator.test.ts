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
