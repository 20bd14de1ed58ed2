export { verifyConsistency, verifyInclusion } from './merkle-proof.js';
export * from './verify-receipt.js';
