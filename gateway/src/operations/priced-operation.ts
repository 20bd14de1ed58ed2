import type { PreparedOperation } from '@propmubi/federation/serving';
import { GraphQLError, Kind } from 'graphql';

/** An operation that may run, and what it costs at most. */
export interface PricedOperation {
  readonly prepared: PreparedOperation;
  readonly cost: number;
}

/** A denied field of an answer is null; a denied event source has no answers to put a null into. */
export function allowed(priced: PricedOperation): PricedOperation {
  const { denied, model, operation, operationKind } = priced.prepared;
  if (operationKind !== 'subscription') return priced;
  const root = model.schema.getSubscriptionType()?.name ?? '';
  for (const selection of operation.definition.selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) continue;
    const code = denied.get(`${root}.${selection.name.value}`);
    if (code === undefined) continue;
    const path = [(selection.alias ?? selection.name).value];
    throw new GraphQLError(`Not allowed to subscribe to ${selection.name.value}.`, {
      path,
      extensions: { code },
    });
  }
  return priced;
}
