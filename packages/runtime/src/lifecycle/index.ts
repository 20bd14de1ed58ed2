export * from './http-drain.js';
export * from './periodic.js';
export * from './turns.js';
