export { gatherEvidence } from './gather-evidence.js';
export { recordEvidence, withdrawEvidence, type NewEvidence } from './record-evidence.js';
export { keyOf, type Subject, type SubjectKey } from './subject.js';
