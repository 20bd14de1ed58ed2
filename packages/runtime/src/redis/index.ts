export * from './keepalive.js';
export * from './notification-channel.js';
