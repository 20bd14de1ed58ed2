/** Clients of tenant A for `tenants.ts`, on a thread of their own: they ask without a pause until they are stopped. */
import { parentPort, workerData } from 'node:worker_threads';
import { ask, type Load } from './tenant-query.js';

const CLIENTS = 4;
const counts = { answered: 0, refused: 0 };
let isStopped = false;

async function askOnce(): Promise<void> {
  const text = await ask(workerData as Load);
  if (text.startsWith('{"data":{"feed":{')) counts.answered += 1;
  else if (text.includes('QUOTA_EXCEEDED')) counts.refused += 1;
  else throw new Error(text.slice(0, 300));
}

async function client(): Promise<void> {
  while (!isStopped) await askOnce();
}

parentPort?.once('message', () => (isStopped = true));
await askOnce();
parentPort?.postMessage(counts);
await Promise.all(Array.from({ length: CLIENTS }, client));
parentPort?.postMessage(counts);
