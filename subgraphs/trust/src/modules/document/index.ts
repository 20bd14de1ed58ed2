export { LegalDocument } from './document.entity.js';
export { expireDocuments } from './expire-documents.js';
export { DocumentResolver } from './document.resolver.js';
export { VerificationCaseResolver } from './verification-case.resolver.js';
export { documentById, documentsBySubject } from './document.loaders.js';
export { removeAbandonedUploads } from './document-upload.js';
export { DocumentUploadResolver } from './document-upload.resolver.js';
