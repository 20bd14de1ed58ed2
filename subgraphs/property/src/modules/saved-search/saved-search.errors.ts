import { InvalidInputError, NotFoundError } from '@propmubi/runtime';

export const savedSearchNotFound = () =>
  new NotFoundError('There is no such saved search.', { code: 'SAVED_SEARCH_NOT_FOUND' });

export const unrestrictedSearch = () =>
  new InvalidInputError('A search that is saved restricts something.', { code: 'SEARCH_UNRESTRICTED' });

export const tooManySavedSearches = (most: number) =>
  new InvalidInputError(`A person keeps ${most} searches at most.`, { code: 'TOO_MANY_SAVED_SEARCHES' });
