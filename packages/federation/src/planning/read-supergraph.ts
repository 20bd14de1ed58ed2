import {
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  Supergraph,
  type Schema as PlannerSchema,
} from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { SupergraphError } from '../errors.js';
import type { SupergraphReading } from '../supergraph-facts.js';
import { textOf, withCanonicalDirectives } from './canonical-directives.js';
import { restoreClientDirectives } from './client-directives.js';
import { entityKeys, fixPlanner } from './planner-fixes.js';
import { planQuery } from './query-plan.js';

/** A reading with the planner it came from. */
export interface PlannerReading extends SupergraphReading {
  readonly planner: QueryPlanner;
  /** The API schema in the planner's own representation. */
  readonly plannerSchema: PlannerSchema;
}

/**
 * Reads a supergraph as the composition wrote it. The router's feature set is accepted, so `@authenticated`,
 * `@requiresScopes` and `@policy` need no editing: enforcing them is the caller's (`denied` of `prepare`).
 * @throws SupergraphError when it cannot be served
 */
export function readSupergraph(sdl: string): PlannerReading {
  const supergraph = buildSupergraph(sdl);
  const plannerSchema = supergraph.apiSchema();
  restoreClientDirectives(supergraph.schema, plannerSchema);
  const planner = new QueryPlanner(supergraph);
  const requirements = fixPlanner(planner);
  const facts = {
    apiSdl: textOf(plannerSchema),
    supergraphSdl: withCanonicalDirectives(supergraph.schema),
    subgraphs: [...supergraph.subgraphsMetadata()].map(({ name, url }) => ({ name, url })),
    requirements,
    keys: entityKeys(planner),
  };
  return {
    facts,
    planner,
    plannerSchema,
    plan: (schema, keys, definition) => planQuery({ planner, plannerSchema, schema, keys }, definition),
  };
}

function buildSupergraph(sdl: string): Supergraph {
  try {
    // Locations are a token for each word, which the schema would keep.
    return Supergraph.build(parse(sdl, { noLocation: true }), {
      supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
    });
  } catch (cause) {
    // The planner has no typed error for a feature it refuses.
    const message = cause instanceof Error ? cause.message : '';
    if (!message.includes('for: SECURITY')) throw cause;
    throw new SupergraphError(message, 'UNRESOLVED_SECURITY_FEATURE', cause);
  }
}
