import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { firingAlerts, watchObjectives } from './watch-objectives.js';

const MINUTE_MS = 60_000;
const EVERY_MS = 10_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    prometheus: { type: 'string', default: 'http://127.0.0.1:9090' },
  },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes is no number.');

const begun = await watchObjectives({
  firing: () => firingAlerts(values.prometheus),
  forMs: minutes * MINUTE_MS,
  everyMs: EVERY_MS,
  now: Date.now,
  wait: (ms) => wait(ms),
});
process.stdout.write(begun.length > 0 ? `began to fire: ${begun.join(', ')}\n` : 'the objectives hold\n');
process.exitCode = begun.length > 0 ? 1 : 0;
