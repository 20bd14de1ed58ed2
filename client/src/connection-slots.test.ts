import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { takeConnectionSlot } from './connection-slots.js';

describe('takeConnectionSlot', () => {
  const browser = globalThis as { document?: unknown };
  beforeEach(() => {
    browser.document = {};
  });
  afterEach(() => {
    delete browser.document;
  });

  it('leaves half of a browser’s connections to requests', async () => {
    const taken = [await takeConnectionSlot(), await takeConnectionSlot(), await takeConnectionSlot()];
    await expect(takeConnectionSlot()).rejects.toThrow('have the connections of this browser');
    taken[1]?.();
    taken[1] = await takeConnectionSlot();
    for (const giveBack of taken) giveBack();
  });

  it('has no limit for programs', async () => {
    delete browser.document;
    await Promise.all(Array.from({ length: 10 }, () => takeConnectionSlot()));
  });
});
