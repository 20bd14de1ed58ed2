import { assertId } from '@propmubi/runtime';
import type { ReputationContext } from './context.js';

interface Representation {
  id: string;
}

/** Entities as other subgraphs refer to them. Whether a builder or an agent exists is for their owners to say. */
export const references = {
  BuilderReputation: ({ id }: Representation, { loaders }: ReputationContext) =>
    loaders.reputationById.load(assertId(id, 'id')),
  Review: ({ id }: Representation, { loaders }: ReputationContext) =>
    loaders.reviewById.load(assertId(id, 'id')),
  Builder: ({ id }: Representation) => ({ id: assertId(id, 'id') }),
  Project: ({ id }: Representation) => ({ id: assertId(id, 'id') }),
  Agent: ({ id }: Representation) => ({ id: assertId(id, 'id') }),
};
