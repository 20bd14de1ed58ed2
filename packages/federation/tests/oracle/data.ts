import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { Model } from './model.js';
import { hash } from './tape.js';

/** How badly the generated subgraphs behave; each is a chance of one in so many, 0 for never. */
export interface DataOptions {
  readonly seed: number;
  readonly nullEvery: number;
  readonly errorEvery: number;
  readonly missingEntityEvery: number;
}

type Instance = Record<string, unknown> & { __typename: string; id: string };

/**
 * An executable subgraph whose every value is a hash of what it belongs to. Two subgraphs, and two executors, see
 * the same world without sharing anything.
 */
export function executableSubgraph(
  sdl: string,
  model: Model,
  subgraph: number,
  options: DataOptions,
  onMutation: (name: string) => void,
): GraphQLSchema {
  const schema = buildSubgraphSchema([
    { typeDefs: parse(sdl), resolvers: references(model, subgraph, options) },
  ] as never);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_') || type.name === 'Entity') continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      const required = model.entities
        .find((entity) => entity.name === type.name)
        ?.fields.find((one) => one.name === field.name)?.requires;
      field.resolve = (parent: Instance | undefined, args: Record<string, unknown>, _context, info) => {
        if (type.name === 'Mutation') onMutation(`${field.name}${JSON.stringify(args)}`);
        return resolve(model, subgraph, options, type.name, parent, args, info, required ?? []);
      };
    }
  }
  return schema;
}

function references(model: Model, subgraph: number, options: DataOptions): Record<string, unknown> {
  const byReference = (typename: string) => ({
    __resolveReference: (reference: Record<string, unknown>) => {
      const id = String(reference.id ?? String(reference.sku).slice(4));
      const isMissing = happens(
        `${options.seed}:${typename}:${id}:${subgraph}:missing`,
        options.missingEntityEvery,
      );
      return isMissing
        ? null
        : { ...reference, ...instance(typename === 'N' ? concrete(subgraph, id) : typename, id) };
    },
  });
  const typenames = model.entities.map((entity) => entity.name);
  const abstract = { __resolveType: (value: Instance) => value.__typename };
  const resolvers: Record<string, unknown> = Object.fromEntries(
    typenames.map((name) => [name, byReference(name)]),
  );
  if (model.implementers.length > 0) resolvers.I = abstract;
  if ((model.unionMembers[subgraph] ?? []).length > 0) resolvers.U = abstract;
  if (model.hasInterfaceObject) {
    resolvers.N = subgraph === 0 ? { ...byReference('N'), ...abstract } : byReference('N');
    if (subgraph === 0) Object.assign(resolvers, { N0: byReference('N0'), N1: byReference('N1') });
  }
  return resolvers;
}

/** The type an `N` really has, which only the first subgraph knows. */
function concrete(subgraph: number, id: string): string {
  return subgraph === 0 ? `N${hash(`N${id}`) % 2}` : 'N';
}

function instance(typename: string, id: string): Instance {
  return { __typename: typename, id, sku: `sku-${id}` };
}

function happens(text: string, every: number): boolean {
  return every > 0 && hash(text) % every === 0;
}

function resolve(
  model: Model,
  subgraph: number,
  options: DataOptions,
  typename: string,
  parent: Instance | undefined,
  args: Record<string, unknown>,
  info: GraphQLResolveInfo,
  requires: readonly string[],
): unknown {
  const { fieldName } = info;
  if (parent && (fieldName === 'id' || fieldName === 'sku')) return parent[fieldName];
  // What an interface object knows must not depend on the type it turns out to be.
  const owner = typename.startsWith('N') && typename.length > 1 && fieldName === 'label' ? 'N' : typename;
  const key = `${options.seed}:${owner}:${parent?.id ?? ''}:${fieldName}:${JSON.stringify(args)}`;
  if (happens(`${key}:error`, options.errorEvery)) throw new Error(`boom ${owner}.${fieldName}`);
  if (requires.length > 0) return `${key}<${requires.map((name) => JSON.stringify(parent?.[name])).join()}>`;
  return valueOf(model, subgraph, options, info.returnType, key);
}

function valueOf(
  model: Model,
  subgraph: number,
  options: DataOptions,
  type: GraphQLOutputType,
  key: string,
): unknown {
  // A null where none may be is the subgraph's own error; rarer, or little would be left to compare.
  const nullEvery = isNonNullType(type) ? options.nullEvery * 8 : options.nullEvery;
  if (happens(`${key}:null`, nullEvery)) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const length = hash(`${key}:length`) % 4;
    return Array.from({ length }, (_, index) =>
      valueOf(model, subgraph, options, nullable.ofType as GraphQLOutputType, `${key}.${index}`),
    );
  }
  const { name } = getNamedType(nullable);
  const value = hash(key);
  switch (name) {
    case 'String':
      return `s${value % 50}`;
    case 'ID':
      return String(value % 50);
    case 'Int':
      return value % 50;
    case 'Float':
      return (value % 50) / 4;
    case 'Boolean':
      return value % 2 === 0;
    case 'E':
      return ['A', 'B', 'C'][value % 3];
    case 'Json':
      return [{ a: [value % 5] }, [1, { b: null }], 'text', 7][value % 4];
    case 'U':
      return instance(
        model.unionMembers[subgraph]?.[value % (model.unionMembers[subgraph]?.length || 1)] ?? 'T0',
        String(value % 3),
      );
    case 'I':
      return instance(model.implementers[value % model.implementers.length] ?? 'T0', String(value % 3));
    case 'N': {
      const id = String(value % 4);
      return instance(concrete(subgraph, id), id);
    }
    default:
      return instance(name, String(value % 3));
  }
}
