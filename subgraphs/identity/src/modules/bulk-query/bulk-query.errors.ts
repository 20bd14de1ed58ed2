import { ConflictError, InvalidInputError, NotFoundError, UnavailableError } from '@propmubi/runtime';

export const bulkQueryInvalid = (message: string) =>
  new InvalidInputError(message, { code: 'BULK_QUERY_INVALID', details: { field: 'query' } });

export const bulkQueryUnderWay = () =>
  new ConflictError('Another bulk query is under way. Wait for it, or cancel it.', {
    code: 'BULK_QUERY_UNDER_WAY',
  });

export const bulkQueryNotFound = () =>
  new NotFoundError('There is no such bulk query.', { code: 'BULK_QUERY_NOT_FOUND' });

export const noPlaceForResults = () =>
  new UnavailableError('This deployment has no place for results.', { code: 'DOCUMENT_STORE_MISSING' });
