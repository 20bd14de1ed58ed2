import { describe, expect, it } from '@jest/globals';
import { turns } from './turns.js';

describe('turns', () => {
  it('lets two work at once, the others in the order they came, and all of them in the end', async () => {
    const inTurn = turns(2);
    const order: string[] = [];
    const ends = new Map<string, () => void>();
    let atOnce = 0;
    let most = 0;
    const work = (name: string) =>
      inTurn(async () => {
        order.push(name);
        most = Math.max(most, ++atOnce);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        atOnce--;
        return name;
      });
    const all = ['a', 'b', 'c', 'd', 'e'].map(work);
    expect(order).toEqual(['a', 'b']);
    for (const name of ['b', 'a', 'c', 'd', 'e']) {
      ends.get(name)?.();
      await all['abcde'.indexOf(name)];
      await Promise.resolve();
    }
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(order).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(most).toBe(2);
  });

  it('goes on after one that failed', async () => {
    const inTurn = turns(1);
    await expect(inTurn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await inTurn(() => Promise.resolve('next'))).toBe('next');
  });
});
