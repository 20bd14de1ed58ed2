import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { propertyConfigFromEnv } from '../src/index.js';
import { SEARCH_INDEX } from '../src/modules/search/opensearch/search-index.js';
import { demoAgents, query, startProperty } from './property-subgraph.js';
import { type RecordedOpenSearch, searchAnswer, startRecordedOpenSearch } from './recorded-opensearch.js';

const SEARCH = `query($text: String!, $filter: SearchFilter, $sort: SearchSort! = RELEVANCE, $first: Int, $after: String,
    $last: Int, $before: String) {
  search(text: $text, filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
    nodes { kind title highlights locality { name } } } }`;
const FACETS = `query($text: String!) { search(text: $text) { facets { facet value label count } } }`;
const SUGGEST = `query($text: String!) { suggest(text: $text) { kind title highlights } }`;

interface Found {
  search: {
    pageInfo: {
      hasNextPage: boolean;
      hasPreviousPage: boolean;
      startCursor: string;
      endCursor: string;
    };
    facets: { facet: string; value: string; label: string; count: number }[];
    nodes: { kind: string; title: string; highlights: string[]; locality: { name: string } | null }[];
  };
}

type Body = Record<string, unknown> & { query: { bool: Record<string, unknown[]> } };

describe('search by OpenSearch', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  let openSearch: RecordedOpenSearch;
  const ask = (text: string, variables: object = {}) => property.ask(SEARCH, { text, ...variables });
  const search = async (text: string, variables: object = {}) =>
    expectData<Found>(await ask(text, variables)).search;
  const admin = (sql: string, values: unknown[] = []) => query(property.database.adminUrl, sql, values);
  const withTitle = (title: string) =>
    [...openSearch.documents.values()].find((one) => one['title'] === title);
  const source = (title: string) => {
    const { kind, id, subtitle } = withTitle(title) as Record<string, string>;
    return { kind, id, title, subtitle };
  };
  /** What was searched for last. */
  const lastBody = () =>
    JSON.parse(openSearch.sent.findLast(({ path }) => path.includes('/_search'))?.body ?? '{}') as Body;
  const answer = (given: ReturnType<typeof searchAnswer>) =>
    (openSearch.answer = ({ path }) => (path.includes('/_search') ? given : undefined));

  beforeAll(async () => {
    openSearch = await startRecordedOpenSearch();
    property = await startProperty({ search: { openSearchUrl: openSearch.url, indexEveryMs: 0 } });
    await property.subgraph.seed({ agents: demoAgents, builders: [] });
    await property.subgraph.indexSearch();
  });
  afterEach(() => {
    openSearch.answer = () => undefined;
  });
  afterAll(async () => {
    await property?.close();
    await openSearch?.close();
  });

  it('makes its index, and fills it with all that Postgres finds', async () => {
    const created = openSearch.sent.find(({ method }) => method === 'PUT');
    expect(JSON.parse(created?.body ?? '')).toEqual(SEARCH_INDEX);
    const [row] = await admin('select count(*)::int from property.search_document');
    expect(row?.['count']).toBeGreaterThan(50);
    expect(openSearch.documents.size).toBe(row?.['count']);
    expect(openSearch.sent.find(({ path }) => path.includes('_bulk'))?.contentType).toContain('ndjson');
    expect(withTitle('Chembur')).toEqual({
      kind: 'LOCALITY',
      id: expect.any(String),
      title: 'Chembur',
      subtitle: expect.stringContaining('Mumbai'),
      words: expect.stringContaining('400071'),
      localityId: expect.any(String),
      bedrooms: null,
      listPrice: null,
      status: null,
      reraNumber: null,
      trustBand: null,
      trustPercentile: null,
      trustRank: -1,
    });
  });

  it('sends what changed, trust ranks too, and deletes what is withdrawn', async () => {
    const [listing] = await admin(
      `select id from property.listing where title like '%Worli' and publicly_visible order by id limit 1`,
    );
    const id = listing?.['id'] as string;
    const sent = () => openSearch.documents.get(`LISTING:${id}`);
    expect(await property.subgraph.indexSearch()).toBe(0);
    await admin(`update property.listing set title = 'Sea view घर' where id = $1`, [id]);
    await admin(`select property.save_trust_ranks($1::jsonb, now())`, [
      JSON.stringify([{ kind: 'LISTING', id, band: 'A', percentile: 97 }]),
    ]);
    // Changed twice, sent once.
    expect(await property.subgraph.indexSearch()).toBe(1);
    expect(sent()).toMatchObject({
      title: 'Sea view घर',
      words: expect.stringContaining('ghar'),
      trustBand: 'A',
      trustRank: 4_097,
    });
    await admin(`update property.listing set standard_status = 'WITHDRAWN' where id = $1`, [id]);
    expect(await property.subgraph.indexSearch()).toBe(1);
    expect(sent()).toBeUndefined();
  });

  it('sends an agent with all the places they work in, and without what is not said', async () => {
    const [agent] = await admin(
      `insert into property.agent_profile (id, name, rera_number, localities, locality_keys, updated_at)
       values (gen_random_uuid(), 'Imran Shaikh', 'A51800000099', '{Chembur,Powai,Elsewhere}', '{CHEMBUR,POWAI,ELSEWHERE}', now())
       returning id`,
    );
    const places = await admin(
      `select id from property.locality where name in ('Chembur', 'Powai') order by id`,
    );
    expect(await property.subgraph.indexSearch()).toBe(1);
    expect(openSearch.documents.get(`AGENT:${agent?.['id']}`)).toMatchObject({
      title: 'Imran Shaikh',
      localityId: places.map(({ id }) => id),
      reraNumber: 'A51800000099',
    });
    await admin('delete from property.agent_profile');
    expect(await property.subgraph.indexSearch()).toBe(1);
  });

  it('asks for what was said, and shows what it is answered', async () => {
    answer(
      searchAnswer([
        { source: source('Chembur'), score: 9.5, title: '\u0002Chembur\u0003' },
        { source: source('Chembur'), score: 9.25 },
      ]),
    );
    const { nodes, pageInfo } = await search('3 bhk CHÉMBUR rd under 2 cr', {
      first: 1,
      filter: { trustBands: ['A'], trustPercentileMin: 90 },
    });
    expect(nodes).toEqual([
      { kind: 'LOCALITY', title: 'Chembur', highlights: ['Chembur'], locality: { name: 'Chembur' } },
    ]);
    const { query: asked, ...rest } = lastBody();
    expect(rest).toMatchObject({ size: 2, sort: [{ _score: 'desc' }, { kind: 'asc' }, { id: 'asc' }] });
    expect(asked.bool['filter']).toEqual([
      { terms: { kind: ['LISTING'] } },
      { term: { bedrooms: 3 } },
      { range: { listPrice: { lte: 20_000_000 } } },
      { terms: { trustBand: ['A'] } },
      { range: { trustPercentile: { gte: 90 } } },
    ]);
    expect(JSON.stringify(asked.bool['must'])).toContain('"joined":{"query":"chembur rd"');
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('goes on from a cursor in both directions, and refuses one of another order', async () => {
    const { kind, id } = source('Chembur');
    answer(searchAnswer([{ source: source('Chembur'), score: 9.5 }]));
    const { endCursor } = (await search('chembur')).pageInfo;
    await search('chembur', { after: endCursor });
    expect(lastBody()).toMatchObject({ search_after: [9.5, kind, id], sort: [{ _score: 'desc' }, {}, {}] });
    await search('chembur', { last: 5, before: endCursor });
    expect(lastBody()).toMatchObject({
      search_after: [9.5, kind, id],
      sort: [{ _score: 'asc' }, { kind: 'desc' }, { id: 'desc' }],
    });
    // What lies beyond the other end is not on the page.
    expect((await search('chembur', { after: endCursor, before: endCursor })).nodes).toEqual([]);
    await search('chembur', { sort: 'TRUST_DESC' });
    expect(lastBody()).toMatchObject({ sort: [{ trustRank: 'desc' }, {}, {}] });
    expectErrorCode(await ask('chembur', { sort: 'TRUST_DESC', after: endCursor }), 'BAD_CURSOR');
  });

  it('reads Devanagari, and parts of RERA numbers', async () => {
    answer(searchAnswer([]));
    await search('ठाणे');
    expect(JSON.stringify(lastBody())).toContain('"query":"thane"');
    await search('99000004');
    expect(lastBody().query.bool['filter']).toEqual([
      { terms: { kind: ['PROJECT', 'AGENT'] } },
      { wildcard: { reraNumber: { value: '*99000004*' } } },
    ]);
    const { length } = openSearch.sent;
    expect((await search('flats in')).nodes).toEqual([]);
    expect(openSearch.sent).toHaveLength(length);
  });

  it('counts facets, with names of places', async () => {
    const { id } = source('Chembur');
    const answers = [
      searchAnswer([]),
      {
        status: 200,
        body: {
          took: 2,
          timed_out: false,
          hits: { total: { value: 7, relation: 'eq' }, max_score: null, hits: [] },
          aggregations: {
            LOCALITY: {
              doc_count_error_upper_bound: 0,
              sum_other_doc_count: 0,
              buckets: [{ key: id, doc_count: 4 }],
            },
            BEDROOMS: {
              doc_count_error_upper_bound: 0,
              sum_other_doc_count: 0,
              buckets: [{ key: 2, doc_count: 7 }],
            },
            PRICE_BAND: {
              buckets: [
                { key: 'UNDER_50_LAKH', to: 5e6, to_as_string: '5000000.0', doc_count: 0 },
                { key: 'UNDER_1_CRORE', from: 5e6, from_as_string: '5000000.0', to: 1e7, doc_count: 7 },
              ],
            },
          },
        },
      },
    ];
    openSearch.answer = ({ path }) => (path.includes('/_search') ? answers.shift() : undefined);
    const { search: found } = expectData<Found>(await property.ask(FACETS, { text: '2 bhk chembur' }));
    expect(found.facets).toEqual([
      { facet: 'LOCALITY', value: id, label: 'Chembur', count: 4 },
      { facet: 'BEDROOMS', value: '2', label: '2', count: 7 },
      { facet: 'PRICE_BAND', value: 'UNDER_1_CRORE', label: 'UNDER_1_CRORE', count: 7 },
    ]);
  });

  it('suggests names', async () => {
    answer(searchAnswer([{ source: source('Amaltas Court'), score: 3, title: '\u0002Amaltas\u0003 Court' }]));
    const { suggest } = expectData<{ suggest: object[] }>(await property.ask(SUGGEST, { text: 'ama' }));
    expect(suggest).toEqual([{ kind: 'PROJECT', title: 'Amaltas Court', highlights: ['Amaltas'] }]);
    expect(lastBody().query.bool['filter']).toEqual([
      { terms: { kind: ['LOCALITY', 'PROJECT', 'BUILDER', 'AGENT'] } },
    ]);
  });

  it('keeps changes that were not taken, and goes on without a document that is refused', async () => {
    await admin(`update property.project set name = 'Amaltas Towers' where name = 'Amaltas Court'`);
    const refused = (status: number, type: string) => ({
      status: 200,
      body: {
        took: 1,
        errors: true,
        items: [{ index: { _index: 'x', _id: 'PROJECT:1', status, error: { type, reason: 'why' } } }],
      },
    });
    let given = refused(429, 'rejected_execution_exception');
    openSearch.answer = ({ path }) => (path.includes('/_bulk') ? given : undefined);
    await expect(property.subgraph.indexSearch()).rejects.toThrow('a part of the changes');
    given = refused(400, 'mapper_parsing_exception');
    expect(await property.subgraph.indexSearch()).toBeGreaterThan(0);
    openSearch.answer = () => undefined;
    expect(await property.subgraph.indexSearch()).toBe(0);
  });

  it('fills an index anew that was lost, and is answered by Postgres meanwhile', async () => {
    const { size } = openSearch.documents;
    openSearch.indexes.clear();
    openSearch.documents.clear();
    openSearch.answer = ({ path }) => (path.includes('/_bulk') ? { status: 503, body: {} } : undefined);
    await expect(property.subgraph.indexSearch()).rejects.toThrow();
    expect((await search('chembur')).nodes[0]).toMatchObject({ title: 'Chembur' });
    openSearch.answer = () => undefined;
    await property.subgraph.indexSearch();
    expect(openSearch.documents.size).toBe(size);
  });

  // The last: what does not answer is not asked again for a while.
  it('is answered by Postgres while OpenSearch is away, but for pages that began there', async () => {
    answer(searchAnswer([{ source: source('Chembur'), score: 9.5 }]));
    const { endCursor } = (await search('chembur')).pageInfo;
    answer({ status: 503, body: { error: { type: 'cluster_block_exception' }, status: 503 } });
    const { length } = openSearch.sent;
    expectErrorCode(await ask('chembur', { after: endCursor }), 'SEARCH_UNAVAILABLE');
    const own = await search('chembur', { first: 1 });
    expect(own.nodes).toMatchObject([{ title: 'Chembur' }]);
    expect(openSearch.sent.slice(length).filter(({ path }) => path.includes('/_search'))).toHaveLength(1);
    expectErrorCode(await ask('chembur', { after: own.pageInfo.endCursor, before: endCursor }), 'BAD_CURSOR');
    // Postgres goes on with its own, whatever answers by then.
    expect((await search('chembur', { first: 1, after: own.pageInfo.endCursor })).nodes[0]?.title).not.toBe(
      'Chembur',
    );
  });
});

describe('propertyConfigFromEnv', () => {
  const env = {
    DATABASE_URL: 'postgres://a@b/c',
    DATABASE_OWNER_URL: 'postgres://a@b/c',
    REDIS_URL: 'redis://b',
    INTERNAL_TOKEN_PUBLIC_KEY:
      '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}',
  };

  it('takes OpenSearch where it is asked for, and not without its address', () => {
    const url = 'http://search:9200';
    expect(propertyConfigFromEnv({ ...env, OPENSEARCH_URL: url }).search).toBeUndefined();
    expect(
      propertyConfigFromEnv({ ...env, OPENSEARCH_URL: url, SEARCH_ENGINE: 'opensearch' }).search,
    ).toEqual({
      openSearchUrl: url,
    });
    expect(() => propertyConfigFromEnv({ ...env, SEARCH_ENGINE: 'opensearch' })).toThrow('OPENSEARCH_URL');
    expect(() => propertyConfigFromEnv({ ...env, SEARCH_ENGINE: 'solr' })).toThrow('SEARCH_ENGINE');
  });
});
