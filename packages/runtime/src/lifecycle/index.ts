export * from './http-drain.js';
export * from './periodic.js';
