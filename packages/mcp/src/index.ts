export { createAsk, type Ask } from './ask.js';
export { createMcpServer } from './server.js';
export { loadTools, type Tool } from './tools.js';
