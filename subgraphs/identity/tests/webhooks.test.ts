import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { nextAttempt, TRIED_FOR_MS } from '../src/modules/webhook/delivery/backoff.js';
import { WEBHOOK_EVENTS } from '../src/modules/webhook/webhook-events.js';
import { MINUTE, WebhooksUnderTest } from './support/webhooks-under-test.js';
import { describeDelivery } from './webhooks/delivery.js';
import { describeLimits } from './webhooks/limits.js';
import { describeManagers } from './webhooks/managers.js';

// One database and one receiver for all that webhooks do.
describe('webhooks', () => {
  const hooks = new WebhooksUnderTest();
  beforeAll(() => hooks.start(), MINUTE);
  afterAll(() => hooks.close());
  beforeEach(() => hooks.reset());

  describe('delivery', () => describeDelivery(hooks));
  describe('of managers', () => describeManagers(hooks));
  describe('limits', () => describeLimits(hooks));

  it('wait 5 s and then longer, up to four hours, for three days', () => {
    const createdAt = new Date(0);
    const waits: number[] = [];
    let now = createdAt;
    for (let attempts = 1; ; attempts++) {
      const next = nextAttempt({ attempts, createdAt }, now, 0.5);
      if (!next) break;
      waits.push((next.getTime() - now.getTime()) / 1000);
      now = next;
    }
    expect(waits.slice(0, 6)).toEqual([5, 20, 80, 320, 1_280, 5_120]);
    expect(Math.max(...waits)).toBe(4 * 60 * 60);
    expect(now.getTime()).toBeLessThanOrEqual(TRIED_FOR_MS);
    expect(TRIED_FOR_MS - now.getTime()).toBeLessThan(4 * 60 * MINUTE);
  });

  it('are promised fields that no event has of a person', () => {
    const fields = Object.values(WEBHOOK_EVENTS).flatMap((event) => [...event.fields]);
    expect(fields.filter((name) => /name|phone|email|buyer|user|author|message/i.test(name))).toEqual([]);
  });
});
