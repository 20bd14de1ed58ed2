export { appendToLog, type LogLeaf } from './log.repository.js';
export { TransparencyLogResolver } from './log.resolver.js';
export { consistencyProof, inclusionProof, leafHash, nodeHash, rootOf } from './merkle-tree.js';
export { createTreeHeadSigner, verifyTreeHead, type TreeHeadSigner } from './tree-head-signer.js';
export { verifyConsistency, verifyInclusion } from './verify-proof.js';
