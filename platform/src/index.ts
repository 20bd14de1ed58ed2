export { createPlatform, type Platform, type PlatformOptions, type PlatformOverrides } from './platform.js';
export { composeSupergraph } from './compose.js';
export { startDependencies } from './dependencies.js';
export { demoWorld } from './demo-world.js';
export { developmentSecrets, serviceEnvironment } from './environment.js';
