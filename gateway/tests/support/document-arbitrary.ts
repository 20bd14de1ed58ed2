import fc, { type Arbitrary } from 'fast-check';

/** What documents are generated about: abstract types that overlap, arguments of every kind, pages. */
export const FUZZ_SCHEMA = /* GraphQL */ `
  directive @cost(weight: Int!) on FIELD_DEFINITION
  directive @listSize(
    assumedSize: Int
    slicingArguments: [String!]
    sizedFields: [String!]
  ) on FIELD_DEFINITION
  interface N {
    n: N
    m(a: [[Int]], b: In, c: String, first: Int): N!
    s: String
    x: Int
  }
  type A implements N {
    n: N
    m(a: [[Int]], b: In, c: String, first: Int): N!
    s: String
    x: Int
    o: U
  }
  type B implements N {
    n: N
    m(a: [[Int]], b: In, c: String, first: Int): N!
    s: String
    x: Int
    o: [U]
  }
  union U = A | B
  input In {
    i: Int! = 1
    l: [In]
    e: E
    s: String
  }
  enum E {
    ONE
    TWO
  }
  type Page {
    edges: [Edge!]
    nodes: [N]
  }
  type Edge {
    node: N
  }
  type Query {
    n: N
    m(a: [[Int]], b: In, c: String, first: Int): N!
    u: U
    page(first: Int): Page
    s: String
    x: Int
  }
  type Mutation {
    n: N
  }
  type Subscription {
    n: N
  }
`;

const TYPES = ['N', 'A', 'B', 'U', 'Query', 'Page', 'Edge', 'Nowhere'];
const FIELDS = ['n', 'm', 'o', 'u', 's', 'x', 'page', 'edges', 'node', '__typename', '__schema', 'nothing'];
const FRAGMENTS = Array.from({ length: 6 }, (_, n) => `F${n}`);
const oneOf = (...values: readonly string[]): Arbitrary<string> => fc.constantFrom(...values);
const listOf = (of: Arbitrary<string>, maxLength: number, separator = ' '): Arbitrary<string> =>
  fc.array(of, { maxLength }).map((items) => items.join(separator));
const optional = (of: Arbitrary<string>): Arbitrary<string> => fc.option(of, { nil: '' });
/** Ignored between tokens. */
const gap = oneOf(' ', '\n', ', ', '\t', ' # a comment { " \n', '\ufeff', '\r\n');

const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    oneOf('1', '-0', '1e9', '1.5', 'true', 'null', 'ONE', '$v', '$w', '""', '"text \\u{1F600}"'),
    fc.string({ maxLength: 12 }).map((text) => `"""${text.replaceAll(/["\\]/g, '')}\n  indented\n"""`),
    listOf(tie('value'), 3).map((items) => `[${items}]`),
    fc
      .array(fc.tuple(oneOf('i', 'l', 'e', 's', 'z'), tie('value')), { maxLength: 3 })
      .map((fields) => `{${fields.map(([name, one]) => `${name}: ${one}`).join(' ')}}`),
  ),
}));

const argumentList = fc
  .array(fc.tuple(oneOf('a', 'b', 'c', 'first', 'if', 'z'), value), { maxLength: 3 })
  .map((all) => (all.length ? `(${all.map(([name, one]) => `${name}: ${one}`).join(' ')})` : ''));
const directives = listOf(
  fc.oneof(
    oneOf('@include(if: true)', '@skip(if: $v)'),
    fc.tuple(oneOf('@include', '@skip', '@unknown'), argumentList).map(([name, given]) => name + given),
  ),
  2,
);

const { selection } = fc.letrec<{ selection: string; set: string }>((tie) => ({
  set: fc.array(tie('selection'), { minLength: 1, maxLength: 4 }).map((all) => `{ ${all.join(' ')} }`),
  selection: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.tuple(oneOf('', 'a: ', 'b: ', 'n: '), oneOf(...FIELDS), argumentList, gap).map((all) => all.join('')),
    fc.tuple(oneOf(...FRAGMENTS, 'Missing'), directives).map(([name, after]) => `...${name} ${after}`),
    fc
      .tuple(
        oneOf('', 'a: ', 'c: '),
        oneOf('n', 'm', 'u', 'o', 'page', 'edges', 'node'),
        argumentList,
        directives,
        tie('set'),
      )
      .map((all) => all.join(' ')),
    fc
      .tuple(optional(oneOf(...TYPES)), directives, tie('set'))
      .map(([type, after, set]) => `... ${type && `on ${type}`} ${after} ${set}`),
  ),
}));
const set = fc.array(selection, { minLength: 1, maxLength: 5 }).map((all) => `{ ${all.join(' ')} }`);

const type = oneOf('Int', 'Int!', '[[Int!]]', 'In', 'Boolean!', 'Nowhere', 'N');
/** Defaults, and directives of variables, may not use variables. */
const constant = (of: Arbitrary<string>): Arbitrary<string> => of.map((text) => text.replaceAll('$', 'x'));
const variables = fc
  .array(
    fc.tuple(
      oneOf('v', 'w', 'v2'),
      type,
      optional(constant(value).map((one) => `= ${one}`)),
      constant(directives),
    ),
    {
      maxLength: 3,
    },
  )
  .map((all) =>
    all.length ? `(${all.map(([name, ...rest]) => `$${name}: ${rest.join(' ')}`).join(', ')})` : '',
  );
const operation = fc
  .tuple(oneOf('query', 'mutation', 'subscription'), oneOf('', 'One', 'Two'), variables, directives, set)
  .map((all) => all.join(' '));
const fragment = fc
  .tuple(oneOf(...FRAGMENTS), oneOf(...TYPES), directives, set)
  .map(([name, on, after, inner]) => `fragment ${name} on ${on} ${after} ${inner}`);
const definition = oneOf(
  'schema { query: Query }',
  '"""described""" type T implements I & J @d { f(a: Int = 1 @d): [T!]! @d }',
  'extend type T @d',
  'interface I implements J { f: Int }',
  'union V @d = | A | B',
  'enum C { """one""" X @d Y }',
  'input D { i: [Int] = [1] @d }',
  'scalar S @specifiedBy(url: "u")',
  'directive @d(a: Int) repeatable on FIELD | QUERY',
);

/** Documents of every production of the grammar, most of them wrong in some way. */
export const anyDocument: Arbitrary<string> = fc
  .tuple(
    fc.oneof(operation, set),
    fc.array(fc.oneof({ weight: 4, arbitrary: fragment }, operation, definition), { maxLength: 6 }),
    gap,
  )
  .map(([first, rest, between]) => [first, ...rest].join(between));

/** Documents of one idea each, blown up to a size: `n` is how often the idea repeats. */
const BOMBS: readonly ((n: number) => string)[] = [
  (n) => `{ ...x0 } ${each(n, (i) => `fragment x${i} on Query { ...x${i + 1} ...x${i + 1} }`)}`,
  (n) =>
    `{ n { ...x0 } } ${each(n, (i) => `fragment x${i} on N { a: n { ...x${i + 1} } n { ...x${i + 1} } }`)}`,
  (n) =>
    `{ ...x0 } ${each(n, (i) => `fragment x${i} on Query { ...x${(i * 7 + 1) % n} ...x${(i + 1) % n} }`)}`,
  (n) => `{ ${each(n, () => 'n { s }')} }`,
  (n) => `{ ${each(n, () => 'm(a: [[1]], b: {i: 1, l: [{i: 2}]}) { s }')} }`,
  (n) => `{ ${each(Math.sqrt(n), () => `n { ${each(Math.sqrt(n), () => 's')} }`)} }`,
  (n) => `{ ${each(n, (i) => `a${i}: n { s }`)} }`,
  (n) => `{ ${each(n, () => 'n {')} s ${each(n, () => '}')} }`,
  (n) => `{ ${each(n, () => '... {')} s ${each(n, () => '}')} }`,
  (n) => nestedTypes(Math.min(n, 24)),
  (n) => `{ m(a: ${'['.repeat(n)}1${']'.repeat(n)}) { s } }`,
  (n) => `{ m(b: ${'{l: '.repeat(n)}1${'}'.repeat(n)}) { s } }`,
  (n) => `query (${each(n, (i) => `$v${i}: Int = ${i}`)}) { s }`,
  (n) => `query (${each(n, () => '$v: Int')}) { s }`,
  (n) => `query ($v: ${'['.repeat(n)}Int${']'.repeat(n)}) { s }`,
  (n) => `{ m(${each(n, () => 'a: 1')}) { s } }`,
  (n) => `{ s ${each(n, () => '@skip(if: false)')} }`,
  (n) => `{ ${each(n, (i) => `unknown${i}`)} }`,
  (n) => `{ ${'u'.repeat(n * 10)} }`,
  (n) => each(n, (i) => `query Q${i} { ...x0 } fragment x${i} on Query { ...x${i + 1} s }`),
  (n) => `{ s } ${each(n, () => 'fragment same on Query { n { s } n { s } }')}`,
  (n) => `{ s } ${each(n, (i) => `fragment x${i} on Query { ...x${i + 1} ...x${i + 2} }`)}`,
  (n) =>
    `{ ${each(n, (i) => `...x${i}`)} } ${each(n, (i) => `fragment x${i} on Query { n { s } m(c: "${i}") { x } }`)}`,
  (n) =>
    `{ __schema { ...x0 } } ${each(n, (i) => `fragment x${i} on __Schema { ...x${i + 1} ...x${i + 1} }`)}`,
  (n) => `{ ${each(n, () => '__schema { types { name } }')} }`,
  (n) =>
    `{ ${each(n, (i) => `a${i}: page(first: ${i}) { ...p }`)} } fragment p on Page { edges { node { s } } }`,
  (n) => `{ s } ${each(n, () => '#\n')}`,
  (n) => `{ m(c: """${'\n  x'.repeat(n)}""") { s } }`,
  (n) => `{ u { ${each(n, (i) => `... on ${i % 2 ? 'A' : 'B'} { o { ... on A { s } ... on B { s } } }`)} } }`,
];

function each(count: number, make: (index: number) => string): string {
  return Array.from({ length: Math.max(Math.floor(count), 1) }, (_, index) => make(index)).join(' ');
}

/** Fields of an interface merge with those of each implementation, level by level. */
function nestedTypes(levels: number): string {
  const level = (left: number): string =>
    left === 0 ? 's' : `n { ${level(left - 1)} } ... on A { n { a: s } } ... on B { n { b: s } }`;
  return `{ n { ${level(levels)} } }`;
}

/** @param maxCharacters longer ones are cut down by repeating less */
export const anyBomb = (maxCharacters: number): Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...BOMBS), fc.integer({ min: 1, max: 2_000 })).map(([bomb, n]) => {
    let count = n;
    let text = bomb(count);
    while (text.length > maxCharacters && count > 1) {
      count = Math.floor((count * maxCharacters) / text.length) - 1;
      text = bomb(Math.max(count, 1));
    }
    return text;
  });
