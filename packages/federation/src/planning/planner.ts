import type { QueryPlan } from '@apollo/query-planner';
import { Kind, parse, type GraphQLSchema } from 'graphql';
import { createModel } from '../supergraph.js';
import { readSupergraph } from './read-supergraph.js';

/** Plans operations of one supergraph, without executing them: for a thread of its own. */
export interface OperationPlanner {
  /** The API schema. */
  readonly schema: GraphQLSchema;
  /**
   * Answers `PlanRequest.operation` with a plan of plain values.
   * @throws InvalidOperationError when nothing can resolve the operation
   */
  plan(operation: string): QueryPlan;
}

/** @throws SupergraphError when the supergraph cannot be served */
export function createPlanner(supergraphSdl: string): OperationPlanner {
  const model = createModel(supergraphSdl, readSupergraph(supergraphSdl));
  return {
    schema: model.schema,
    plan(operation) {
      const [definition] = parse(operation, { noLocation: true }).definitions;
      if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('Not one operation.');
      return model.plan(definition);
    },
  };
}
