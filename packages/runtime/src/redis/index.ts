export * from './keepalive.js';
export * from './live-channel.js';
