import { describe, expect, it } from '@jest/globals';
import { startOfDay } from '../src/index.js';

describe('startOfDay', () => {
  it.each([
    ['2026-11-26', '2026-11-25T18:30:00.000Z'],
    ['9999-12-31', '9999-12-30T18:30:00.000Z'],
    ['0001-01-01', '0001-01-01T00:00:00.000Z'],
  ])('of %s is %s', (day, start) => {
    expect(startOfDay(day).toISOString()).toBe(start);
  });
});
