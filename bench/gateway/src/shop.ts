/**
 * The public benchmark's graph: accounts, inventory, products and reviews, with fixed data. The subgraphs answer from
 * memory, so that what is measured is the gateway.
 */
export interface ShopSubgraph {
  readonly name: string;
  readonly typeDefs: string;
  readonly resolvers: Record<string, unknown>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@shareable"])\n`;

const users = Array.from({ length: 6 }, (_, index) => ({
  id: String(index + 1),
  name: `Person Number ${index + 1}`,
  username: `person${index + 1}`,
}));
const products = Array.from({ length: 9 }, (_, index) => ({
  upc: String(index + 1),
  name: `Product Number ${index + 1}`,
  price: 100 + index * 37,
  weight: 10 + index * 100,
  inStock: index % 3 !== 0,
}));
/** Every user wrote about a third of the products, so that entities are met again and again. */
const reviews = users.flatMap((user, row) =>
  products
    .filter((_, column) => (row + column) % 3 !== 2)
    .slice(0, 4)
    .map((product) => ({
      id: `r${user.id}-${product.upc}`,
      body: `Person ${user.id} on product ${product.upc}: fine`,
      author: { id: user.id },
      product: { upc: product.upc },
    })),
);

export const shop: readonly ShopSubgraph[] = [
  {
    name: 'accounts',
    typeDefs: `${LINK} type Query { me: User users: [User] }
      type User @key(fields: "id") { id: ID! name: String username: String }`,
    resolvers: {
      Query: { me: () => users[0], users: () => users },
      User: { __resolveReference: ({ id }: { id: string }) => users.find((user) => user.id === id) },
    },
  },
  {
    name: 'inventory',
    typeDefs: `${LINK} type Product @key(fields: "upc") { upc: String! weight: Int @external price: Int @external
      inStock: Boolean shippingEstimate: Int @requires(fields: "price weight") }`,
    resolvers: {
      Product: {
        inStock: ({ upc }: { upc: string }) => products.find((product) => product.upc === upc)?.inStock,
        shippingEstimate: ({ price, weight }: { price: number; weight: number }) =>
          price > 1000 ? 0 : Math.round(weight / 2),
      },
    },
  },
  {
    name: 'products',
    typeDefs: `${LINK} type Query { topProducts(first: Int = 5): [Product] }
      type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
    resolvers: {
      Query: { topProducts: (_: unknown, { first }: { first: number }) => products.slice(0, first) },
      Product: {
        __resolveReference: ({ upc }: { upc: string }) => products.find((product) => product.upc === upc),
      },
    },
  },
  {
    name: 'reviews',
    typeDefs: `${LINK} type Review @key(fields: "id") { id: ID! body: String author: User product: Product }
      type User @key(fields: "id") { id: ID! reviews: [Review] }
      type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
    resolvers: {
      User: { reviews: ({ id }: { id: string }) => reviews.filter((review) => review.author.id === id) },
      Product: {
        reviews: ({ upc }: { upc: string }) => reviews.filter((review) => review.product.upc === upc),
      },
    },
  },
];

/** Names of the measured operations. */
export type OperationName = 'deep' | 'shallow' | 'wide';

/** The public benchmark's query, one that needs one fetch, and one that needs many fields of many objects. */
export const operations: Record<OperationName, string> = {
  deep: `query Deep {
    users { ...User reviews { ...Review product { ...Product reviews { ...Review author { ...User
      reviews { ...Review product { ...Product } } } } } } }
    topProducts { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } }
  }
  fragment User on User { id username name }
  fragment Review on Review { id body }
  fragment Product on Product { inStock name price shippingEstimate upc weight }`,
  shallow: `query Shallow { me { id name username } }`,
  wide: `query Wide {
    a: topProducts(first: 9) { upc name price weight inStock shippingEstimate }
    b: topProducts(first: 5) { upc name price weight inStock shippingEstimate reviews { id body } }
    users { id name username reviews { id body author { id name username } product { upc name price weight inStock } } }
    me { id name username reviews { id body product { name } } }
  }`,
};
