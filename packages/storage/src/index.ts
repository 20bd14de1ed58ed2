export { contentDisposition } from './content-disposition.js';
export {
  createLocalStore,
  FILES_PATH,
  LengthDiffers,
  ObjectExists,
  UploadReplaced,
  type LocalStore,
  type LocalStoreOptions,
} from './local-store.js';
export { ObjectMissing } from './object-store.js';
export type { ByteRange, ObjectStore, SignedDownload, SignedUpload } from './object-store.js';
export {
  openStore,
  quotaBytesOf,
  quotaSettings,
  storeConfigOf,
  storeSettings,
  type StoreConfig,
} from './store-config.js';
export { areSecrets, readGrant } from './signed-token.js';
export { createClamdScanner, ScanFailed, type ClamdAddress, type VirusScanner } from './virus-scanner.js';
