import { assertId } from '@propmubi/runtime';
import type { TrustContext } from './context.js';

interface Representation {
  id: string;
}

const stub = ({ id }: Representation) => ({ id: assertId(id, 'id') });

/** Entities as other subgraphs refer to them. Whether a user or a listing exists is for their owners to say. */
export const references = {
  TrustScore: ({ id }: Representation, { loaders }: TrustContext) =>
    loaders.trustScoreById.load(assertId(id, 'id')),
  Document: ({ id }: Representation, { loaders }: TrustContext) =>
    loaders.documentById.load(assertId(id, 'id')),
  Dispute: ({ id }: Representation, { loaders }: TrustContext) =>
    loaders.disputeById.load(assertId(id, 'id')),
  User: stub,
  Agent: stub,
  Listing: stub,
  Project: stub,
};
