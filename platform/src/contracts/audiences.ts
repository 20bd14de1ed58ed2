import { Kind, type DocumentNode, type TypeDefinitionNode } from 'graphql';
import type { Audience, ContractDecisions } from './decision.js';
import { argumentsOf, fieldsOfType, namedTypeOf, typesOf } from './type-graph.js';

/** Types that are as what leads to them: results and refusals of mutations, and the frame of lists. */
const FRAME = /(?:Payload|Error|Connection|Edge)$|^PageInfo$/;
const ROOTS = ['Query', 'Mutation', 'Subscription'];
/** Interfaces of which a client may meet fewer types than implement them. */
const OPEN_INTERFACES = new Set(['Node', 'UserError', 'Resumable']);
/** The most open first: what an audience sees, those after it see too. */
const AUDIENCES: readonly Audience[] = ['public', 'partner'];

export interface Audiences {
  /** The most open audience of each type, and of each field of an object, an interface or an input: absent for internal. */
  readonly of: ReadonlyMap<string, Audience>;
  /** The types of all subgraphs, with the fields of all. */
  readonly types: ReadonlyMap<string, TypeDefinitionNode>;
  /** What has to be decided, in sentences. */
  readonly problems: readonly string[];
}

/**
 * Who sees what of the subgraphs together. Fields of the root types and of every type that stands for something are decided one by
 * one; the frame around them (payloads, connections, inputs, enums, scalars) is seen by those who see what leads to it.
 */
export function audiencesOf(
  subgraphs: readonly { readonly typeDefs: DocumentNode }[],
  decisions: ContractDecisions,
): Audiences {
  const types = typesOf(subgraphs.map(({ typeDefs }) => typeDefs));
  const of = new Map<string, Audience>();
  const problems = [...undecided(types, decisions), ...unknown(types, decisions)];
  for (const audience of AUDIENCES) problems.push(...spread(types, decisions, audience, of));
  return { of, types, problems: [...new Set(problems)] };
}

/** Marks what an audience reaches from the root types and no audience before it did. */
function spread(
  types: ReadonlyMap<string, TypeDefinitionNode>,
  decisions: ContractDecisions,
  audience: Audience,
  of: Map<string, Audience>,
): string[] {
  const isShown = shownTo(audience, decisions);
  const problems: string[] = [];
  const seen = new Set<string>();
  const reach = (name: string, from: string): void => {
    const type = types.get(name);
    if (!type || seen.has(name)) return;
    seen.add(name);
    const fields = fieldsOfType(type);
    const shown = fields.filter((field) => isShown(type, field.name.value));
    if (fields.length > 0 && shown.length === 0) {
      if (!ROOTS.includes(name))
        problems.push(`${from}: is ${audience}, but ${name} has no ${audience} field.`);
      return;
    }
    mark(of, name, audience);
    for (const field of shown) {
      const coordinate = `${name}.${field.name.value}`;
      mark(of, coordinate, audience);
      reach(namedTypeOf(field.type), coordinate);
      for (const argument of argumentsOf(field)) {
        if (decisions[`${coordinate}.${argument.name.value}`] !== 'internal')
          reach(namedTypeOf(argument.type), coordinate);
      }
    }
    for (const one of 'interfaces' in type ? (type.interfaces ?? []) : []) reach(one.name.value, name);
    if (type.kind === Kind.UNION_TYPE_DEFINITION)
      for (const member of type.types ?? []) reach(member.name.value, name);
  };
  for (const root of ROOTS) reach(root, root);
  return [...problems, ...unseenResults(types, of, seen), ...hiddenResults(types, decisions, of)];
}

function shownTo(audience: Audience, decisions: ContractDecisions) {
  const shown = AUDIENCES.slice(0, AUDIENCES.indexOf(audience) + 1);
  return (type: TypeDefinitionNode, field: string): boolean => {
    const decided = decisions[`${type.name.value}.${field}`];
    return decided ? shown.includes(decided) : isFrame(type);
  };
}

function isFrame({ kind, name }: TypeDefinitionNode): boolean {
  return kind !== Kind.OBJECT_TYPE_DEFINITION || FRAME.test(name.value);
}

function mark(of: Map<string, Audience>, coordinate: string, audience: Audience): void {
  if (!of.has(coordinate)) of.set(coordinate, audience);
}

/** A field that gives an interface may give any type that implements it, so each has to be there. */
function unseenResults(
  types: ReadonlyMap<string, TypeDefinitionNode>,
  of: ReadonlyMap<string, Audience>,
  seen: ReadonlySet<string>,
): string[] {
  const returned = returnedTypes(types, of);
  return [...types.values()].flatMap((type) =>
    (type.kind === Kind.OBJECT_TYPE_DEFINITION ? (type.interfaces ?? []) : [])
      .map(({ name }) => name.value)
      .filter((name) => returned.has(name) && seen.has(name) && !OPEN_INTERFACES.has(name))
      .filter(() => !seen.has(type.name.value))
      .map((name) => `${type.name.value}: may be met as ${name}, and is internal.`),
  );
}

/** Types that fields which some contract shows give. */
function returnedTypes(
  types: ReadonlyMap<string, TypeDefinitionNode>,
  of: ReadonlyMap<string, Audience>,
): ReadonlySet<string> {
  return new Set(
    [...types.values()]
      .filter(({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION)
      .flatMap((type) =>
        fieldsOfType(type)
          .filter((field) => of.has(`${type.name.value}.${field.name.value}`))
          .map((field) => namedTypeOf(field.type)),
      ),
  );
}

/** A value that is hidden may be sent by no client, but a field would still give it. */
function hiddenResults(
  types: ReadonlyMap<string, TypeDefinitionNode>,
  decisions: ContractDecisions,
  of: ReadonlyMap<string, Audience>,
): string[] {
  const returned = returnedTypes(types, of);
  return [...types.values()].flatMap((type) =>
    valuesOf(type)
      .map((value) => `${type.name.value}.${value}`)
      .filter((coordinate) => decisions[coordinate] === 'internal' && returned.has(type.name.value))
      .map((coordinate) => `${coordinate}: is internal, but a field of a contract may give it.`),
  );
}

function valuesOf(type: TypeDefinitionNode): readonly string[] {
  return type.kind === Kind.ENUM_TYPE_DEFINITION ? (type.values ?? []).map(({ name }) => name.value) : [];
}

function undecided(types: ReadonlyMap<string, TypeDefinitionNode>, decisions: ContractDecisions): string[] {
  return [...types.values()]
    .filter((type) => !isFrame(type))
    .flatMap((type) =>
      fieldsOfType(type)
        .map((field) => `${type.name.value}.${field.name.value}`)
        .filter((coordinate) => !decisions[coordinate])
        .map(
          (coordinate) =>
            `${coordinate}: in which contract it is (public, partner, internal) is not decided in platform/src/contracts/decisions.`,
        ),
    );
}

function unknown(types: ReadonlyMap<string, TypeDefinitionNode>, decisions: ContractDecisions): string[] {
  const known = new Set(
    [...types.values()].flatMap((type) => [
      ...valuesOf(type).map((value) => `${type.name.value}.${value}`),
      ...fieldsOfType(type).flatMap((field) => {
        const coordinate = `${type.name.value}.${field.name.value}`;
        return [coordinate, ...argumentsOf(field).map(({ name }) => `${coordinate}.${name.value}`)];
      }),
    ]),
  );
  return Object.keys(decisions)
    .filter((coordinate) => !known.has(coordinate))
    .map((coordinate) => `${coordinate}: decided, but the schema has no such field.`);
}
