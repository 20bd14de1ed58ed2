export * from './install-job-queues.js';
export * from './job-queue.js';
