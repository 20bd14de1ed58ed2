import { assertId } from '@propmubi/runtime';
import type { IdentityContext } from './context.js';

/** Entities as other subgraphs refer to them. What the viewer may not see does not exist for them. */
export const references = {
  User: ({ id }: { id: string }, { loaders }: IdentityContext) => loaders.userById.load(assertId(id, 'id')),
  Organization: ({ id }: { id: string }, { loaders }: IdentityContext) =>
    loaders.organizationById.load(assertId(id, 'id')),
  Agent: ({ id, reraNumber }: { id?: string; reraNumber?: string }, { loaders }: IdentityContext) => {
    if (id !== undefined) return loaders.agentById.load(assertId(id, 'id'));
    return reraNumber === undefined ? null : loaders.agentByReraNumber.load(reraNumber);
  },
  Notification: ({ id }: { id: string }, { loaders }: IdentityContext) =>
    loaders.notificationById.load(assertId(id, 'id')),
};
