import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buildSchema,
  GraphQLError,
  Kind,
  OverlappingFieldsCanBeMergedRule,
  parse,
  validate,
  type DocumentNode,
} from 'graphql';
import { gatewayConfigFromEnv } from '../src/index.js';
import { checkDocument } from '../src/limits/document-limits.js';
import { createDocumentRules } from '../src/limits/document-rules.js';
import { fieldsCanMerge } from '../src/limits/fields-can-merge.js';
import { createCostModel } from '../src/limits/operation-cost.js';
import { anyBomb, anyDocument, FUZZ_SCHEMA } from './support/document-arbitrary.js';

// The same cases in every run; FUZZ_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) });

const CHARACTERS = 16 * 1024;
/**
 * Reads of syntax tree nodes for each character of the text and each selection that limits let fragments open. About
 * thirty rules look at each node, each at a few of its properties.
 */
const READS_PER_UNIT = 120;

const schema = buildSchema(FUZZ_SCHEMA);
const { limits } = gatewayConfigFromEnv({});
if (!limits) throw new Error('limits are on by default');
const problemsOf = createDocumentRules(schema, limits);
const cost = createCostModel(schema, limits.defaultListSize);

/** Everything that happens to a document before its cost is known. */
function validateAndPrice(document: DocumentNode): void {
  checkDocument(document, limits);
  if (problemsOf(document).length > 0) return;
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION) cost.costOf(document, node, {});
}

/** The same tree, counting every property that is read from it or from anything below. */
function counted(document: DocumentNode): { document: DocumentNode; reads: () => number } {
  let reads = 0;
  const views = new WeakMap<object, object>();
  const viewOf = (target: unknown): unknown => {
    if (typeof target !== 'object' || target === null) return target;
    let view = views.get(target);
    if (!view) {
      view = new Proxy(target, {
        get(from, key, receiver) {
          reads += 1;
          return viewOf(Reflect.get(from, key, receiver));
        },
      });
      views.set(target, view);
    }
    return view;
  };
  return { document: viewOf(document) as DocumentNode, reads: () => reads };
}

function parsed(source: string): DocumentNode | undefined {
  try {
    return parse(source, { noLocation: true, maxTokens: limits?.maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

describe('work before the cost of an operation is known', () => {
  const readsOf = (source: string): number => {
    const document = parsed(source);
    if (!document) return 0;
    const view = counted(document);
    try {
      validateAndPrice(view.document);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
    }
    return view.reads();
  };
  const expectLinear = (source: string): void => {
    const units = source.length + limits.maxFields;
    expect(readsOf(source) / units).toBeLessThan(READS_PER_UNIT);
  };

  it('is linear in documents of every production of the grammar', () => {
    fc.assert(
      fc.property(anyDocument, (source) => {
        fc.pre(source.length <= CHARACTERS);
        expectLinear(source);
      }),
      { numRuns: 150 },
    );
  });

  it('is linear in documents made to repeat, nest and branch', () => {
    fc.assert(fc.property(anyBomb(CHARACTERS), expectLinear), { numRuns: 150 });
  });

  it('is counted by a count that notices what is not linear', () => {
    const source = `{ ${'n { s } '.repeat(600)} }`;
    const view = counted(parse(source, { noLocation: true }));
    validate(schema, view.document, [OverlappingFieldsCanBeMergedRule]);
    expect(view.reads() / source.length).toBeGreaterThan(READS_PER_UNIT);
  });
});

describe('fieldsCanMerge', () => {
  it('finds a conflict exactly where the rule of graphql-js does', () => {
    const verdicts = { valid: 0, conflict: 0 };
    fc.assert(
      fc.property(anyDocument, (source) => {
        const document = parsed(source);
        // graphql-js gives up on cycles of fragments half way.
        fc.pre(document !== undefined && !hasCycle(document));
        const find = (rule: Parameters<typeof validate>[2]) => validate(schema, document, rule).length > 0;
        const ours = find([fieldsCanMerge(Infinity)]);
        expect(ours).toBe(find([OverlappingFieldsCanBeMergedRule]));
        verdicts[ours ? 'conflict' : 'valid'] += 1;
      }),
      { numRuns: 600 },
    );
    expect(Math.min(verdicts.valid, verdicts.conflict)).toBeGreaterThan(20);
  });

  it.each([
    ['{ n { a: s a: x } }', 'Fields "a" conflict because "s" and "x" are different fields.'],
    ['{ m(c: "1") { s } m(c: "2") { s } }', 'Fields "m" conflict because they have differing arguments.'],
    [
      '{ n { ... on A { a: s } ... on B { a: x } } }',
      'Fields "a" conflict because they return conflicting types',
    ],
  ])('explains %s', (source, reason) => {
    const [error] = validate(schema, parse(source), [fieldsCanMerge(Infinity)]);
    expect(error?.message).toContain(reason);
  });

  it.each([
    [
      'arguments in another order',
      '{ m(a: [[1]], b: {i: 1, s: "x"}) { s } m(b: {s: "x", i: 1}, a: [[1]]) { s } }',
    ],
    [
      'object types that exclude each other',
      '{ n { ... on A { a: m(c: "1") { s } } ... on B { a: m(c: "2") { s } } } }',
    ],
  ])('merges %s', (_what, source) => {
    expect(validate(schema, parse(source), [fieldsCanMerge(Infinity)])).toEqual([]);
  });
});

function hasCycle(document: DocumentNode): boolean {
  try {
    checkDocument(document, limits);
    return false;
  } catch (error) {
    return error instanceof GraphQLError && error.message.startsWith('Cannot spread fragment');
  }
}
