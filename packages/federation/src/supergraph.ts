import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph, type Schema } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import type { CacheRules } from './cache/caching.js';
import { withCanonicalDirectives } from './canonical-directives.js';
import { restoreClientDirectives } from './client-directives.js';
import { SupergraphError } from './errors.js';
import { internalMarker } from './operation/internal-names.js';
import type { IsPublic } from './operation/public-fields.js';
import { entityKeys, fixPlanner, type EntityKeys, type Requirements } from './planner-fixes.js';

/** Everything derived from one supergraph document. Immutable: a reload builds another one. */
export interface SupergraphModel {
  readonly sdl: string;
  /** What clients see: no federation directives, nothing inaccessible. */
  readonly schema: GraphQLSchema;
  /** With the join, tag and security directives under their usual names, and with inaccessible types. */
  readonly supergraphSchema: GraphQLSchema;
  /** The API schema in the planner's own representation. */
  readonly plannerSchema: Schema;
  readonly planner: QueryPlanner;
  /** Fields that require others with arguments; their fetches are made by `splitRequirements`. */
  readonly requirements: Requirements;
  /** What a representation must have one of. */
  readonly keys: EntityKeys;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  readonly isPublic: IsPublic;
  /** Undefined where nothing is cached. */
  readonly cacheRules: CacheRules | undefined;
  /** Part of every internal name that is not a field's own. */
  readonly internalMarker: string;
}

/**
 * Reads a supergraph as the composition wrote it. The router's feature set is accepted, so `@authenticated`,
 * `@requiresScopes` and `@policy` need no editing: enforcing them is the caller's (`denied` of `prepare`).
 */
export function loadSupergraph(
  sdl: string,
  publicFields: (supergraphSchema: GraphQLSchema) => IsPublic = () => () => false,
  cacheRules?: (supergraphSchema: GraphQLSchema) => CacheRules,
): SupergraphModel {
  const supergraph = buildSupergraph(sdl);
  const plannerSchema = supergraph.apiSchema();
  restoreClientDirectives(supergraph.schema, plannerSchema);
  const planner = new QueryPlanner(supergraph);
  const requirements = fixPlanner(planner);
  const supergraphSchema = withCanonicalDirectives(supergraph.schema);
  refuseOverrideLabels(supergraphSchema);
  return {
    sdl,
    plannerSchema,
    planner,
    requirements,
    keys: entityKeys(planner),
    schema: plannerSchema.toGraphQLJSSchema(),
    supergraphSchema,
    subgraphs: [...supergraph.subgraphsMetadata()].map(({ name, url }) => ({ name, url })),
    isPublic: publicFields(supergraphSchema),
    cacheRules: cacheRules?.(supergraphSchema),
    internalMarker: internalMarker(supergraphSchema),
  };
}

function buildSupergraph(sdl: string): Supergraph {
  try {
    return Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  } catch (cause) {
    // The planner has no typed error for a feature it refuses.
    const message = cause instanceof Error ? cause.message : '';
    if (!message.includes('for: SECURITY')) throw cause;
    throw new SupergraphError(message, 'UNRESOLVED_SECURITY_FEATURE', cause);
  }
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
