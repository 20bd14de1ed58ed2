import type { Delivered } from '@propmubi/testkit';
import type { Registry } from 'prom-client';
import {
  createEventBus,
  createLogger,
  type EventBus,
  type EventConsumer,
  type Logger,
  newId,
} from '../../src/index.js';
import type { BusFaults, EventBusSettings } from '../../src/events/bus-types.js';
import { effects, type EventsWorld, recordLead, writeEffect } from '../events-world.js';

export const MINUTES = 60_000;
export const silent = createLogger('faults', process.env['PROPMUBI_TEST_LOG'] ?? 'silent');

/** Stopped after each test, also when it failed half way. */
const started: EventBus[] = [];

export async function stopBuses(): Promise<void> {
  await Promise.all(started.splice(0).map((bus) => bus.stop()));
}

/** A bus that looks for what was lost much more often than in production. */
export function busOf(
  { crm, trust, urls }: EventsWorld,
  {
    redisUrl = urls.redisUrl,
    faults,
    settings,
    metrics,
    logger = silent,
    handle = writeEffect,
  }: {
    redisUrl?: string;
    faults?: BusFaults;
    settings?: Partial<EventBusSettings>;
    metrics?: Registry;
    logger?: Logger;
    handle?: EventConsumer['handle'];
  } = {},
): EventBus {
  const bus = createEventBus({
    subgraphs: [
      { name: 'crm', database: crm, consumers: [] },
      { name: 'trust', database: trust, consumers: [{ type: 'LeadStageChanged', handle }] },
    ],
    redisUrl,
    logger,
    settings: {
      groups: ['crm', 'trust'],
      leaseMs: 1_000,
      claimIdleMs: 500,
      pollMs: 50,
      verifyMs: 200,
      trimMs: 300,
      ...settings,
    },
    ...(faults && { faults }),
    ...(metrics && { metrics }),
  });
  started.push(bus);
  return bus;
}

/** Commits events of a few aggregates one after another; answers the log of what was acknowledged. */
export async function writeLeads({ crm }: EventsWorld, count: number, subjects = 4): Promise<Delivered[]> {
  const leads = Array.from({ length: subjects }, () => newId());
  const acked: Delivered[] = [];
  for (let n = 0; n < count; n++) {
    const subject = leads[n % subjects] as string;
    acked.push({ id: await recordLead(crm, subject), subject });
  }
  return acked;
}

async function effectLog({ trust }: EventsWorld): Promise<Delivered[]> {
  return (await effects(trust)).map(({ event_id: id, subject }) => ({ id, subject }));
}

/** The effects of these events alone. */
export async function effectsOf(world: EventsWorld, acked: readonly Delivered[]): Promise<Delivered[]> {
  const ids = new Set(acked.map(({ id }) => id));
  return (await effectLog(world)).filter(({ id }) => ids.has(id));
}
