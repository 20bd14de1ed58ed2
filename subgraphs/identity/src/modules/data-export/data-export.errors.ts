import { ConflictError, UnavailableError } from '@propmubi/runtime';

export const exportUnderWay = () =>
  new ConflictError('Your last export is still being prepared.', { code: 'EXPORT_UNDER_WAY' });

export const noPlaceForExports = () =>
  new UnavailableError('This deployment has no place for exports.', { code: 'DOCUMENT_STORE_MISSING' });
