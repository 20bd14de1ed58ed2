import 'reflect-metadata';

export * from './authorization.js';
export * from './config.js';
export * from './database.js';
export * from './error-format.js';
export * from './errors.js';
export * from './events/index.js';
export * from './federated-schema.js';
export * from './ids.js';
export * from './internal-token.js';
export * from './live-channel.js';
export * from './logger.js';
export * from './relay.js';
export * from './run-subgraph.js';
export * from './scalars.js';
export * from './subgraph.js';
export * from './subgraph-server.js';
export * from './viewer.js';
