export * from './serving.js';
export * from './planning/index.js';
export { createFederation } from './create-federation.js';
