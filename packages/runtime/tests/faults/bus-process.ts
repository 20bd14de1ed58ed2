/**
 * A process that runs the event bus until it is killed: `BUS_PROCESS` says on what, and where it stands still to be
 * shot. It prints the point it reached.
 */
import { openSchema, writeEffect } from './effects.js';
import { createEventBus } from '../../src/events/event-bus.js';
import { createLogger } from '../../src/log/logger.js';

export interface BusProcessOptions {
  appUrl: string;
  redisUrl: string;
  standStill: 'after-append' | 'before-ack';
}

const { appUrl, redisUrl, standStill } = JSON.parse(
  process.env['BUS_PROCESS'] as string,
) as BusProcessOptions;
const stand = (point: string) => {
  process.stdout.write(`${point}\n`);
  return new Promise<never>(() => undefined);
};
const [crm, trust] = await Promise.all([openSchema(appUrl, 'crm'), openSchema(appUrl, 'trust')]);
const bus = createEventBus({
  subgraphs: [
    { name: 'crm', database: crm, consumers: [] },
    { name: 'trust', database: trust, consumers: [{ type: 'LeadStageChanged', handle: writeEffect }] },
  ],
  redisUrl,
  logger: createLogger('bus-process', 'silent'),
  settings: { groups: ['crm', 'trust'], leaseMs: 1_000, claimIdleMs: 500 },
  faults:
    standStill === 'after-append'
      ? { afterAppend: () => stand('after-append') }
      : { beforeAck: (eventId) => stand(`before-ack ${eventId}`) },
});
await bus.start();
