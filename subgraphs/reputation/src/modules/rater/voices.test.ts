import { describe, expect, it } from '@jest/globals';
import { voicesOf } from './voices.js';

const keys = (...pairs: [string, string][]) => pairs.map(([userId, key]) => ({ userId, key }));

describe('voicesOf', () => {
  it('joins who shares a key, and no others', () => {
    const voices = voicesOf(keys(['a', 'D1'], ['b', 'D1'], ['c', 'D2'], ['d', 'D3'], ['e', 'D3']));
    expect(Object.fromEntries(voices)).toEqual({ a: 'a', b: 'a', d: 'd', e: 'd' });
  });

  it('joins through others', () => {
    const chain = Array.from({ length: 50 }, (_, n): [string, string][] => [
      [`u${String(n).padStart(2, '0')}`, `D${n}`],
      [`u${String(n).padStart(2, '0')}`, `D${n + 1}`],
    ]).flat();
    const voices = voicesOf(keys(...chain));
    expect(voices.size).toBe(50);
    expect(new Set(voices.values())).toEqual(new Set(['u00']));
  });

  it('makes of 50 on 3 devices 3 voices, whatever the order', () => {
    const ring = Array.from({ length: 50 }, (_, n): [string, string] => [`u${n}`, `D${n % 3}`]);
    const voices = voicesOf(keys(...ring));
    expect(new Set(voices.values()).size).toBe(3);
    expect(new Map([...voicesOf(keys(...ring.toReversed()))].sort())).toEqual(new Map([...voices].sort()));
  });

  it('takes a person and a key of the same name for two things', () => {
    expect(voicesOf(keys(['a', 'b'], ['b', 'c'])).size).toBe(0);
  });
});
