import type { QueryPlan } from '@apollo/query-planner';
import {
  buildASTSchema,
  isInterfaceType,
  isObjectType,
  parse,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { CacheRules } from './cache/caching.js';
import { SupergraphError } from './errors.js';
import { internalMarker } from './operation/internal-names.js';
import type { IsPublic } from './operation/public-fields.js';
import type { SupergraphFacts, SupergraphReading } from './supergraph-facts.js';

/** Everything derived from one supergraph document. Immutable: a reload builds another one. */
export interface SupergraphModel extends Pick<SupergraphFacts, 'requirements' | 'keys' | 'subgraphs'> {
  readonly sdl: string;
  /** What clients see: no federation directives, nothing inaccessible. */
  readonly schema: GraphQLSchema;
  /** With the join, tag and security directives under their usual names, and with inaccessible types. */
  readonly supergraphSchema: GraphQLSchema;
  readonly reading: SupergraphReading;
  readonly isPublic: IsPublic;
  /** Undefined where nothing is cached. */
  readonly cacheRules: CacheRules | undefined;
  /** Part of every internal name that is not a field's own. */
  readonly internalMarker: string;
  /** Plans on this thread. @throws InvalidOperationError when nothing can resolve the operation */
  plan(definition: OperationDefinitionNode): QueryPlan;
}

/** @throws SupergraphError when the supergraph cannot be served */
export function createModel(
  sdl: string,
  reading: SupergraphReading,
  publicFields: (supergraphSchema: GraphQLSchema) => IsPublic = () => () => false,
  cacheRules?: (supergraphSchema: GraphQLSchema) => CacheRules,
): SupergraphModel {
  const { apiSdl, supergraphSdl, subgraphs, requirements, keys } = reading.facts;
  // The planner has validated both.
  const schema = buildASTSchema(parse(apiSdl, { noLocation: true }), { assumeValidSDL: true });
  const supergraphSchema = buildASTSchema(parse(supergraphSdl, { noLocation: true }), { assumeValid: true });
  refuseOverrideLabels(supergraphSchema);
  return {
    sdl,
    reading,
    requirements,
    keys,
    subgraphs,
    schema,
    supergraphSchema,
    isPublic: publicFields(supergraphSchema),
    cacheRules: cacheRules?.(supergraphSchema),
    internalMarker: internalMarker(supergraphSchema),
    plan: (definition) => reading.plan(schema, keys, definition),
  };
}

/** Who resolves a field would depend on a share of requests, which nothing here decides: better no start than a guess. */
function refuseOverrideLabels(supergraphSchema: GraphQLSchema): void {
  for (const type of Object.values(supergraphSchema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const isLabelled = field.astNode?.directives?.some(
        ({ name, arguments: given }) =>
          name.value === 'join__field' && given?.some((one) => one.name.value === 'overrideLabel'),
      );
      if (isLabelled)
        throw new SupergraphError(
          `${type.name}.${field.name}: @override(label:) is not supported.`,
          'UNSUPPORTED_OVERRIDE_LABEL',
        );
    }
  }
}
