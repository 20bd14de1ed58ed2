import { ConflictError } from '@propmubi/runtime';

export const shortlistFull = (most: number) =>
  new ConflictError(`A person keeps ${most} homes at most.`, { code: 'SHORTLIST_FULL' });
