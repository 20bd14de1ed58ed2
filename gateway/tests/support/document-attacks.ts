export interface DocumentAttack {
  readonly name: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  /** The code that every transport must answer. */
  readonly code: string;
}

const each = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

/** Each fragment spreads the next twice: 2^n ways through n fragments. */
const branching = (count: number, on: string, last: string): string =>
  each(count, (n) => `fragment x${n} on ${on} { ${n === count - 1 ? last : `...x${n + 1} ...x${n + 1}`} }`);
const nested = (depth: number): string =>
  `{ listing(id: "l1") { ${'named { ... on Listing { '.repeat(depth)} title ${'} }'.repeat(depth)} } }`;
const pages = (levels: number): string =>
  levels === 0 ? 'id' : `similar(first: 100) { edges { node { ${pages(levels - 1)} } } }`;
const objects = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
};

/** Documents that ask for too much, or would take long to find that out, with the answer each must get. */
export const DOCUMENT_ATTACKS: readonly DocumentAttack[] = [
  ...[25, 40, 300].map((count) => ({
    name: `${count} fragments, each spreading the next twice, ending in an unknown one`,
    query: `{ ...x0 } ${branching(count, 'Query', '...x')}`,
    code: count * 2 > 80 ? 'TOO_DEEP' : 'TOO_MANY_FIELDS',
  })),
  {
    name: '1,000 fragments, each spreading the next twice',
    query: `{ ...x0 } ${branching(1_000, 'Query', '...x')}`,
    code: 'TOO_MANY_TOKENS',
  },
  {
    name: '25 fragments, each spreading the next twice, ending in a field',
    query: `{ ...x0 } ${branching(25, 'Query', 'leads')}`,
    code: 'TOO_MANY_FIELDS',
  },
  {
    name: 'fragments that branch and return to the first',
    query: `{ ...x0 } ${branching(40, 'Query', '...x0 ...x20')}`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'a page of 100 with its titles under 120 names',
    query: `{ feed(first: 100) { edges { node { ${each(120, (n) => `t${n}: title`)} } } } }`,
    code: 'OPERATION_TOO_EXPENSIVE',
  },
  {
    name: 'the same with names of types, in fragments',
    query: `{ feed(first: 100) { edges { node { ...a ...b } } } } ${['a', 'b']
      .map((name) => `fragment ${name} on Named { ${each(60, (n) => `${name}${n}: __typename`)} }`)
      .join(' ')}`,
    code: 'OPERATION_TOO_EXPENSIVE',
  },
  {
    name: 'the schema under 100 names',
    query: `{ ${each(100, (n) => `s${n}: __schema { types { name } }`)} }`,
    code: 'OPERATION_TOO_EXPENSIVE',
  },
  {
    name: 'the types of the schema under 20 names',
    query: `{ __schema { ${each(20, (n) => `t${n}: types { name }`)} } }`,
    code: 'OPERATION_TOO_EXPENSIVE',
  },
  { name: 'fields 50 levels deep', query: nested(50), code: 'TOO_DEEP' },
  {
    name: 'inline fragments 400 levels deep',
    query: `{ ${'... { '.repeat(400)} leads ${'} '.repeat(400)} }`,
    code: 'TOO_DEEP',
  },
  {
    name: 'a list 1,500 levels deep as an argument',
    query: `{ listing(id: ${'['.repeat(1_500)}1${']'.repeat(1_500)}) { id } }`,
    code: 'TOO_DEEP',
  },
  {
    name: 'a list 300 levels deep in a variable',
    query: 'query ($id: ID!) { listing(id: $id) { id } }',
    variables: { id: objects(300) },
    code: 'TOO_DEEP',
  },
  {
    name: '1,000 aliases of a mutation',
    query: `mutation { ${each(1_000, (n) => `a${n}: renameListing(id: "l", title: "t") { id }`)} }`,
    code: 'TOO_MANY_TOKENS',
  },
  {
    name: '150 aliases of a mutation',
    query: `mutation { ${each(150, (n) => `a${n}: renameListing(id: "l", title: "t") { id }`)} }`,
    code: 'TOO_MANY_ROOT_FIELDS',
  },
  {
    name: '400 aliases',
    query: `{ listing(id: "l1") { ${each(400, (n) => `a${n}: title`)} } }`,
    code: 'TOO_MANY_ALIASES',
  },
  { name: '2,400 repeated fields', query: `{ ${'leads '.repeat(2_400)} }`, code: 'TOO_MANY_FIELDS' },
  {
    name: '120 directives on one field',
    query: `{ leads ${'@include(if: true) '.repeat(120)} }`,
    code: 'TOO_MANY_DIRECTIVES',
  },
  {
    name: '200 operations in one document',
    query: each(200, (n) => `query Q${n} { leads }`),
    code: 'TOO_MANY_OPERATIONS',
  },
  {
    name: '140 unknown fields',
    query: `{ leads ${each(140, (n) => `unknown${n}`)} }`,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: '200 declared variables',
    query: `query (${each(200, (n) => `$v${n}: String`)}) { leads }`,
    code: 'TOO_MANY_VARIABLES',
  },
  {
    name: '5,200 values in variables',
    query: 'query ($s: String) { feed(after: $s) { edges { node { id } } } }',
    variables: { s: Array.from({ length: 5_200 }, () => 1) },
    code: 'TOO_MANY_VARIABLES',
  },
  {
    name: 'pages of 100 nested four deep',
    query: `{ feed(first: 100) { edges { node { ${pages(3)} } } } }`,
    code: 'OPERATION_TOO_EXPENSIVE',
  },
  {
    name: 'a page of 1e9',
    query: '{ feed(first: 1000000000) { edges { node { id } } } }',
    code: 'OPERATION_TOO_EXPENSIVE',
  },
  { name: 'the alias __proto__', query: '{ __proto__: leads }', code: 'RESERVED_NAME' },
  {
    name: 'introspection that nests its own lists',
    query: '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
];
