export * from './config.js';
export * from './subgraph.js';
