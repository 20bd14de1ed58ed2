export * from './by-id-fields.js';
export * from './node-service.js';
