export * from './client-info.js';
export * from './internal-token.js';
export * from './viewer.js';
