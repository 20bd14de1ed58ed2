export * from './catalogue.js';
export * from './data-map.js';
export * from './personal-data.js';
export * from './retention.js';
export * from './retention-function.js';
export { createArchive, type ArchiveContent } from './export/archive.js';
export { byPages, PAGE } from './export/json-array.js';
export { manifestSchema, SIGNATURE_TYPE, type Manifest } from './export/manifest.js';
export { exportPartConsumer, type ExportPartOptions } from './export/prepare-part.js';
export { verifyArchive, type ArchiveVerdict } from './export/verify-archive.js';
export {
  exportKey,
  writeMeasured,
  type ExportedObject,
  type ExportedTable,
  type ExportSource,
} from './export/write-part.js';
export {
  type ErasureEntry,
  erasureEntrySchema,
  ERASURE_SIGNATURE_TYPE,
  type ErasureVerdict,
  verifyErasureReceipt,
} from './erasure-receipt.js';
export { erasureConsumer, type ErasedRows } from './erasure.js';
