import type { OperationDefinitionNode } from 'graphql';
import { rootFields } from './field-identity.js';

/** Does anything at the root need a subgraph? Where everything is denied, nothing does. */
export function needsSubgraph(definition: OperationDefinitionNode): boolean {
  return rootFields(definition).some((field) => !field.name.value.startsWith('__'));
}
