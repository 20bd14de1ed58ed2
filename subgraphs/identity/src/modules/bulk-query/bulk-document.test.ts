import { describe, expect, it } from '@jest/globals';
import { readBulkDocument } from './bulk-document.js';

describe('readBulkDocument', () => {
  it('asks for a list page by page, and finds its rows', () => {
    const { query, page } = readBulkDocument(
      'query Homes { homes: feed(filter: { bedrooms: [2] }) { edges { node { ...home } } } } fragment home on Listing { id }',
    );
    expect(query.replace(/\s+/g, ' ')).toBe(
      'query Homes($bulkFirst: Int!, $bulkAfter: String) { homes: feed(filter: {bedrooms: [2]}, first: $bulkFirst, after: $bulkAfter) ' +
        '{ edges { node { ...home } } bulkPageInfo: pageInfo { hasNextPage endCursor } } } fragment home on Listing { id }',
    );
    const bulkPageInfo = { hasNextPage: true, endCursor: 'c' };
    expect(page({ homes: { edges: [{ node: { id: '1' } }, { node: null }], bulkPageInfo } })).toEqual({
      rows: [{ id: '1' }, null],
      next: 'c',
    });
    expect(() => page({ homes: null })).toThrow();
  });

  it('takes nodes, too, and ends with the last page', () => {
    const { page } = readBulkDocument('{ leads { nodes { id } } }');
    const bulkPageInfo = { hasNextPage: false, endCursor: 'c' };
    expect(page({ leads: { nodes: [], bulkPageInfo } })).toEqual({ rows: [], next: null });
  });

  it.each([
    ['what is no document', '{ leads {'],
    ['a mutation', 'mutation { leads { nodes { id } } }'],
    ['a subscription', 'subscription { leads { nodes { id } } }'],
    ['two operations', 'query A { leads { nodes { id } } } query B { leads { nodes { id } } }'],
    ['variables', 'query($id: ID) { leads(id: $id) { nodes { id } } }'],
    ['two lists', '{ leads { nodes { id } } feed { nodes { id } } }'],
    ['a spread at the root', '{ ...all } fragment all on Query { leads { nodes { id } } }'],
    ['a page', '{ leads(first: 3) { nodes { id } } }'],
    ['no rows', '{ leads { totalCount } }'],
    ['rows twice', '{ leads { nodes { id } edges { node { id } } } }'],
    ['an alias of the rows', '{ leads { all: nodes { id } } }'],
    ['edges without node', '{ leads { edges { cursor } } }'],
    ['a list that is skipped', '{ leads @skip(if: true) { nodes { id } } }'],
    ['rows that are skipped', '{ leads { nodes @include(if: false) { id } } }'],
    ['nodes of edges that are skipped', '{ leads { edges { node @skip(if: true) { id } } } }'],
    ['introspection', '{ __schema { types { name } } }'],
    ['more tokens than any query has', `{ leads { nodes { ${'id '.repeat(3_000)} } } }`],
  ])('refuses %s', (_what, query) => {
    expect(() => readBulkDocument(query)).toThrow(expect.objectContaining({ code: 'BULK_QUERY_INVALID' }));
  });
});
