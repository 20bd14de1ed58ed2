export * from './http-drain.js';
