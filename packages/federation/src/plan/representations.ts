import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { writeJson } from '../exact-json.js';
import { isObject, type Data } from '../json.js';
import { REQUIRED_ALIAS } from '../supergraph-facts.js';
import { leafText } from '../shape/json-text.js';
import { typeConditionHolds } from './path.js';
import type { Rewrite } from './rewrites.js';

/** Makes the representations of entities of one runtime type. */
export interface RepresentationBuilder {
  /** Something cheap that equal representations have in common; undefined when only the text tells. */
  key(entity: Data): unknown;
  /** Do two entities with the same key have the same representation? */
  equal(one: Data, other: Data): boolean;
  /** The JSON of an entity's representation; undefined when the data for it is not there. */
  text(entity: Data): string | undefined;
}

/** Finds the builder of an entity's type. */
export type FindRepresentationBuilder = (entity: Data) => RepresentationBuilder;

type WriteText = RepresentationBuilder['text'];

type Extract = (source: Data, into: Data) => boolean;

/**
 * Compiles a fetch's `requires`. The type conditions are decided once per runtime type, and the usual case, a type
 * whose key is a few plain fields, becomes one concatenation of texts without an object in between.
 */
export function compileRepresentations(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  rewrite: Rewrite | undefined,
  keysOf: ReadonlyMap<string, readonly (readonly string[])[]> | undefined,
): FindRepresentationBuilder {
  const extract = compileSelections(schema, requires);
  const general: RepresentationBuilder = {
    key: () => undefined,
    equal: () => false,
    text(entity) {
      const representation: Data = {};
      if (!extract(entity, representation) || !representation.__typename) return undefined;
      rewrite?.(representation);
      // For an interface object the planner sometimes asks for the key under one implementation's fragment only:
      // entities of the others would be sent without any key.
      const keys = rewrite && keysOf?.get(String(representation.__typename));
      if (keys && !keys.some((key) => key.every((field) => representation[field] !== undefined)))
        return undefined;
      return writeJson(representation);
    },
  };
  if (rewrite) return () => general;
  const byType = new Map<unknown, RepresentationBuilder>();
  return (entity) => {
    const typename = entity.__typename;
    let represent = byType.get(typename);
    if (!represent) {
      represent = compilePlain(schema, requires, typename) ?? general;
      // Only names the schema knows: a subgraph must not be able to grow this map.
      if (typeof typename === 'string' && schema.getType(typename)) byType.set(typename, represent);
    }
    return represent;
  };
}

/** A leaf of a representation. */
export interface PlainField {
  /** Of the gathered data. */
  readonly key: string;
  readonly sentAs: string;
}

/** The fields of a type whose representation is leaves of one fragment, `__typename` among them; else undefined. */
export function plainFields(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  typename: string,
): PlainField[] | undefined {
  const matching = requires.filter(
    (one) =>
      one.kind === 'Field' || !one.typeCondition || typeConditionHolds(schema, typename, one.typeCondition),
  );
  const [only] = matching;
  if (matching.length !== 1 || only?.kind !== 'InlineFragment') return undefined;
  const fields = only.selections.flatMap((one) => (one.kind === 'Field' && !one.selections ? [one] : []));
  if (fields.length !== only.selections.length || !fields.some((field) => field.name === '__typename'))
    return undefined;
  return fields.map(({ alias, name }) => {
    const key = alias ?? name;
    // A requirement's own alias is the plan's business: the subgraph knows the field by its name.
    return { key, sentAs: key.includes(REQUIRED_ALIAS) ? name : key };
  });
}

/** For a type whose representation is leaves of one fragment: JavaScript that writes its JSON. */
function compilePlain(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  typename: unknown,
): RepresentationBuilder | undefined {
  if (typeof typename !== 'string') return undefined;
  const fields = plainFields(schema, requires, typename);
  if (!fields) return undefined;
  const reads = fields.map(({ key }, index) => {
    return `const t${index}=text(o[${JSON.stringify(key)}]);if(t${index}===undefined)return undefined;`;
  });
  const parts = fields.map(({ sentAs }, index) => {
    return `${JSON.stringify(`${index === 0 ? '{' : ','}${JSON.stringify(sentAs)}:`)}+t${index}`;
  });
  const body = `return function(o){${reads.join('')}return ${parts.join('+')}+"}";}`;
  const text = (new Function('text', body) as (text: typeof leafText) => WriteText)(leafText);
  const names = fields.map(({ key }) => key).filter((key) => key !== '__typename');
  const [first, ...others] = names;
  if (first === undefined) return { key: () => undefined, equal: () => false, text };
  const comparisons = others.map((name) => `a[${JSON.stringify(name)}]===b[${JSON.stringify(name)}]`);
  const equal = new Function(
    'a',
    'b',
    `return ${comparisons.join('&&') || 'true'};`,
  ) as RepresentationBuilder['equal'];
  return {
    key: (entity) => {
      const value = entity[first];
      return isComparable(value) ? value : undefined;
    },
    equal,
    text,
  };
}

function isComparable(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
}

function compileSelections(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Extract {
  const byType = new Map<string, Extract[]>();
  const stepsFor = (typename: unknown): Extract[] => {
    // Only names the schema knows become cache keys: a subgraph must not be able to grow this map.
    const name = typeof typename === 'string' && schema.getType(typename) ? typename : '';
    let steps = byType.get(name);
    if (!steps) {
      steps = selections.flatMap((selection) => compileSelection(schema, selection, name));
      byType.set(name, steps);
    }
    return steps;
  };
  return (source, into) => stepsFor(source.__typename).every((step) => step(source, into));
}

function compileSelection(
  schema: GraphQLSchema,
  selection: QueryPlanSelectionNode,
  typename: string,
): Extract[] {
  if (selection.kind === 'InlineFragment') {
    const { typeCondition } = selection;
    if (typeCondition && !(typename && typeConditionHolds(schema, typename, typeCondition))) return [];
    const inner = compileSelections(schema, selection.selections);
    // A fragment whose data is incomplete adds nothing; the others may still make a representation.
    return [
      (source, into) => {
        const part: Data = {};
        if (inner(source, part)) mergeParts(into, part);
        return true;
      },
    ];
  }
  const key = selection.alias ?? selection.name;
  // A requirement's own alias is the plan's business: the subgraph knows the field by its name.
  const sentAs = key.includes(REQUIRED_ALIAS) ? selection.name : key;
  if (!selection.selections) {
    return [
      (source, into) => {
        const value = source[key];
        if (value === undefined) return false;
        into[sentAs] = value;
        return true;
      },
    ];
  }
  const nested = compileSelections(schema, selection.selections);
  const take = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(take);
    if (!isObject(value)) return value ?? null;
    const part: Data = {};
    return nested(value, part) ? part : null;
  };
  return [
    (source, into) => {
      const value = source[key];
      if (value === undefined) return false;
      const taken = take(value);
      if (into[sentAs] === undefined) into[sentAs] = taken;
      else mergeParts(into, { [sentAs]: taken });
      return true;
    },
  ];
}

/** Two fragments of one representation may select different parts of one nested object. */
function mergeParts(into: Data, part: Data): void {
  for (const key of Object.keys(part)) {
    const existing = into[key];
    const value = part[key];
    if (isObject(existing) && isObject(value)) mergeParts(existing, value);
    else if (Array.isArray(existing) && Array.isArray(value) && existing.length === value.length)
      value.forEach((element, index) => {
        const current: unknown = existing[index];
        if (isObject(current) && isObject(element)) mergeParts(current, element);
        else existing[index] = element;
      });
    else into[key] = value;
  }
}
