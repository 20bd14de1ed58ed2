import { describe, expect, it } from '@jest/globals';
import {
  ContactDigests,
  DigestChain,
  formatGenerations,
  formerContactKey,
  generationOf,
  parseGenerations,
} from '../src/index.js';

const FIRST = { number: 1, secret: 'chosen by a person, with: colons and, commas' };
const SECOND = { number: 2, secret: 'b'.repeat(43) };
const THIRD = { number: 3, secret: 'c'.repeat(43) };
const former = [formerContactKey(FIRST)];

describe('parseGenerations', () => {
  it.each([
    { accepted: [FIRST], former: [] },
    { accepted: [FIRST, SECOND], former: [] },
    { accepted: [SECOND, FIRST], former: [] },
    { accepted: [SECOND], former },
    { accepted: [SECOND, THIRD], former },
    { accepted: [THIRD, SECOND], former },
    { accepted: [THIRD], former: [...former, formerContactKey(SECOND)] },
  ] as const)('reads what it writes: $accepted', (generations) => {
    expect(parseGenerations(formatGenerations(generations as never))).toEqual(generations);
  });

  it.each([
    [`3:${THIRD.secret}`],
    [`2:${SECOND.secret}`],
    [`${FIRST.secret},3:${THIRD.secret}`],
    [`2:${SECOND.secret}:Zm9ybWVy,2:${THIRD.secret}`],
    [`${FIRST.secret},2:${SECOND.secret}:Zm9ybWVy`],
  ])('refuses a part of one, and says nothing of it: %s', (text) => {
    expect(() => parseGenerations(text)).toThrow(/^not a secret/);
  });
});

describe('DigestChain', () => {
  const keys = ['first key', 'second key', 'third key'];
  const chain = (...accepted: number[]) =>
    new DigestChain(keys.slice(0, Math.max(...accepted)), accepted, 'hex');

  it('makes of a digest what it makes of its value', () => {
    const [first] = chain(1).all('a') as [string];
    const [second] = chain(2, 1).all('a') as [string];
    expect(chain(2, 1).all('a')).toEqual([second, first]);
    expect(chain(1, 2).of('a')).toBe(first);
    expect(chain(2, 1).toNewest(first)).toBe(second);
    expect(chain(3).lift(first)).toEqual(chain(3).all('a'));
    expect(chain(3, 2).lift(second)).toEqual(chain(3, 2).all('a'));
    expect([first, second, chain(3).of('a')].map(generationOf)).toEqual([1, 2, 3]);
  });

  it('goes no way back, and gives two values two digests', () => {
    expect(chain(1, 2).lift(chain(2).of('a'))).toEqual([chain(2).of('a')]);
    expect(chain(1).lift(chain(2).of('a'))).toEqual([]);
    expect(chain(2).of('a')).not.toBe(chain(2).of('b'));
    // Who has a former key alone computes nothing that is stored.
    const guess = new DigestChain(['first key', 'a guess'], [2], 'hex');
    expect(guess.of('a')).not.toBe(chain(2).of('a'));
  });
});

describe('ContactDigests', () => {
  it('keeps the digests of a key that was never replaced', () => {
    const digests = new ContactDigests('k'.repeat(32));
    expect(digests.of('PHONE', '+919820000001')).toBe('H3flRPpUTVYoLTGbL0P71s1s78Fz-lAgDR3tE4QqRY4');
    expect(digests.all('EMAIL', 'a@example.in')).toHaveLength(1);
  });
});
