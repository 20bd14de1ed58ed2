import { describe, expect, it } from '@jest/globals';
import { RefusalPace } from './refusal-pace.js';

describe('RefusalPace', () => {
  it('refuses the first twenty at once, then ten a second, and each organization by itself', () => {
    let now = 0;
    const pace = new RefusalPace(() => now);
    const delays = (count: number) => Array.from({ length: count }, () => pace.delayOf('a'));
    expect(delays(20).every((delay) => delay === 0)).toBe(true);
    expect(delays(4)).toEqual([0, 100, 200, 300]);
    // However many wait, none waits for longer than two seconds, and who comes back later is no worse off.
    expect(Math.max(...delays(1_000))).toBe(2_000);
    expect(pace.delayOf('b')).toBe(0);
    now = 60_000;
    expect(delays(22)).toEqual([...Array.from({ length: 21 }, () => 0), 100]);
  });

  it('lets clients that wait for each answer ask ten times a second in all', () => {
    let now = 0;
    const pace = new RefusalPace(() => now);
    const clients = [0, 0, 0, 0];
    let refused = 0;
    while (now < 60_000) {
      const next = clients.indexOf(Math.min(...clients));
      now = clients[next] as number;
      clients[next] = now + Math.max(pace.delayOf('a'), 1);
      refused++;
    }
    expect(refused).toBeLessThan(60 * 10 + 30);
  });
});
