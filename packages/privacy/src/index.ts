export * from './catalogue.js';
export * from './data-map.js';
export * from './personal-data.js';
export * from './retention.js';
export * from './retention-function.js';
