import type { Tape } from './tape.js';

/** How a named type is wrapped: `null` stands for the type. */
export type Wrapping = '%' | '%!' | '[%]' | '[%!]' | '[%!]!' | '[[%]]' | '[[%!]]!';

/** A field of the generated graph, with the subgraphs that resolve it. */
export interface ModelField {
  readonly name: string;
  readonly type: string;
  readonly wrapping: Wrapping;
  readonly owners: readonly number[];
  /** Takes `(n: Int, in: In)`, which change its value. */
  readonly hasArguments: boolean;
  /** Fields of the same entity, owned elsewhere, that this one is computed from. */
  readonly requires: readonly string[];
  /** Fields of the returned entity this field brings along. */
  readonly provides: readonly string[];
}

/** A type with keys, present in several subgraphs. */
export interface ModelEntity {
  readonly name: string;
  readonly fields: readonly ModelField[];
  /** Has a second key `sku`; subgraphs other than the first may know only one of the two. */
  readonly hasSku: boolean;
  readonly keyOf: readonly ('id' | 'sku' | 'both')[];
  readonly interfaces: readonly string[];
}

export interface Model {
  readonly subgraphCount: number;
  readonly entities: readonly ModelEntity[];
  /** Members of union `U`, by subgraph. Empty when there is no union. */
  readonly unionMembers: readonly (readonly string[])[];
  /** Entities implementing interface `I`. */
  readonly implementers: readonly string[];
  readonly hasInterfaceObject: boolean;
  readonly roots: readonly ModelField[];
  readonly mutations: readonly ModelField[];
}

const LEAVES = ['String', 'Int', 'Boolean', 'Float', 'ID', 'E', 'Json'] as const;
const LEAF_WRAPPINGS = ['%', '%', '%!', '[%]', '[%!]', '[[%]]'] as const;
const OBJECT_WRAPPINGS = ['%', '%', '[%]', '[%!]', '[%!]!', '%!', '[[%]]', '[[%!]]!'] as const;

/** Decides a whole graph: which subgraph owns what, what refers to what, and by which federation feature. */
export function generateModel(tape: Tape): Model {
  const subgraphCount = 2 + tape.below(3);
  const entityCount = 1 + tape.below(4);
  const names = Array.from({ length: entityCount }, (_, index) => `T${index}`);
  const implementers = entityCount >= 2 && tape.chance(2) ? names.slice(0, 2) : [];
  const hasInterfaceObject = tape.chance(3);
  const unionMembers = tape.chance(2)
    ? Array.from({ length: subgraphCount }, () => names.filter((_, index) => index === 0 || tape.chance(2)))
    : [];
  const targets: [string, ...string[]] = ['T0', ...names.slice(1), 'V'];
  if (implementers.length > 0) targets.push('I');
  if (unionMembers.length > 0) targets.push('U');
  if (hasInterfaceObject) targets.push('N');

  const entities = names.map((name): ModelEntity => {
    const fields = leafFields(tape, subgraphCount);
    fields.push(...requiringFields(tape, subgraphCount, fields));
    fields.push(...objectFields(tape, subgraphCount, targets, 'r', 1 + tape.below(3)));
    const hasSku = tape.chance(3);
    const keyOf = Array.from({ length: subgraphCount }, (_, index) =>
      !hasSku ? 'id' : index === 0 ? 'both' : tape.pick(['both', 'id', 'sku'] as const),
    );
    return { name, fields, hasSku, keyOf, interfaces: implementers.includes(name) ? ['I'] : [] };
  });
  const withProvides = entities.map((entity) => ({
    ...entity,
    fields: entity.fields.map((field) => provide(tape, field, entities)),
  }));
  return {
    subgraphCount,
    entities: withProvides,
    unionMembers,
    implementers,
    hasInterfaceObject,
    roots: objectFields(tape, subgraphCount, targets, 'q', 2 + tape.below(3)),
    mutations: objectFields(tape, subgraphCount, targets, 'm', tape.below(3)),
  };
}

function leafFields(tape: Tape, subgraphCount: number): ModelField[] {
  return Array.from({ length: 2 + tape.below(4) }, (_, index) => ({
    name: `f${index}`,
    type: tape.pick(LEAVES),
    wrapping: tape.pick(LEAF_WRAPPINGS),
    owners: owners(tape, subgraphCount, true),
    hasArguments: tape.chance(4),
    requires: [],
    provides: [],
  }));
}

function requiringFields(tape: Tape, subgraphCount: number, fields: readonly ModelField[]): ModelField[] {
  return Array.from({ length: tape.below(3) }, (_, index) => {
    const owner = tape.below(subgraphCount);
    // Another subgraph has to own what is required, and arguments would have to be written in the requirement.
    const candidates = fields.filter((field) => !field.owners.includes(owner) && !field.hasArguments);
    const requires = candidates.filter((_field, position) => position === 0 || tape.chance(2));
    return {
      name: `c${index}`,
      type: 'String',
      wrapping: tape.pick(['%', '%!'] as const),
      owners: [owner],
      hasArguments: false,
      requires: requires.map((field) => field.name),
      provides: [],
    };
  }).filter((field) => field.requires.length > 0);
}

function objectFields(
  tape: Tape,
  subgraphCount: number,
  targets: readonly [string, ...string[]],
  prefix: string,
  count: number,
): ModelField[] {
  return Array.from({ length: count }, (_, index) => {
    const type = tape.pick(targets);
    const wrapping = tape.pick(OBJECT_WRAPPINGS);
    // Two subgraphs may disagree on what a union holds, so only one owns such a field. And Apollo's executor does not
    // merge lists of lists: it keeps what the last of two subgraphs said.
    const mayShare = type !== 'U' && type !== 'N' && prefix !== 'm' && !wrapping.startsWith('[[');
    return {
      name: `${prefix}${index}`,
      type,
      wrapping,
      owners: owners(tape, subgraphCount, mayShare),
      hasArguments: tape.chance(4),
      requires: [],
      provides: [],
    };
  });
}

function owners(tape: Tape, subgraphCount: number, mayShare: boolean): number[] {
  const first = tape.below(subgraphCount);
  if (!mayShare || !tape.chance(4)) return [first];
  return [first, (first + 1) % subgraphCount].sort();
}

function provide(tape: Tape, field: ModelField, entities: readonly ModelEntity[]): ModelField {
  const target = entities.find((entity) => entity.name === field.type);
  const [owner] = field.owners;
  if (!target || field.owners.length > 1 || owner === undefined || !tape.chance(4)) return field;
  const provides = target.fields.filter(
    (one) => one.name.startsWith('f') && !one.owners.includes(owner) && !one.hasArguments,
  );
  return { ...field, provides: provides.slice(0, 1).map((one) => one.name) };
}
