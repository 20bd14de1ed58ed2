import { describe, expect, it } from '@jest/globals';
import { isDue, isSlightlyEarly, nextDeadline } from '../src/modules/deadlines/next-deadline.js';

const at = (time: string) => new Date(`2026-11-23T${time}Z`);
const acceptDueAt = at('09:15:00');
const contactDueAt = at('10:00:00');
const done = at('09:10:00');

describe('nextDeadline', () => {
  it.each([
    ['nothing', { acceptedAt: null, firstContactedAt: null }, { kind: 'ACCEPT', dueAt: acceptDueAt }],
    ['accepted', { acceptedAt: done, firstContactedAt: null }, { kind: 'CONTACT', dueAt: contactDueAt }],
    ['accepted and called', { acceptedAt: done, firstContactedAt: done }, undefined],
    // Who calls before accepting has still to accept.
    ['called', { acceptedAt: null, firstContactedAt: done }, { kind: 'ACCEPT', dueAt: acceptDueAt }],
  ])('of an agent who has done %s', (_what, times, expected) => {
    expect(nextDeadline({ ...times, acceptDueAt, contactDueAt })).toEqual(expected);
  });

  it('is none where the brokerage sets none', () => {
    const none = { acceptDueAt: null, contactDueAt: null };
    expect(nextDeadline({ acceptedAt: null, firstContactedAt: null, ...none })).toBeUndefined();
    expect(nextDeadline({ acceptedAt: done, firstContactedAt: null, ...none })).toBeUndefined();
  });
});

describe('a deadline', () => {
  it('is due from its instant on, not a millisecond before', () => {
    expect(isDue(acceptDueAt, acceptDueAt)).toBe(true);
    expect(isDue(new Date(acceptDueAt.getTime() - 1), acceptDueAt)).toBe(false);
    expect(isDue(contactDueAt, acceptDueAt)).toBe(true);
  });

  it('is checked again when the check came less than a minute early', () => {
    const early = (ms: number) => isSlightlyEarly(new Date(acceptDueAt.getTime() - ms), acceptDueAt);
    expect([early(0), early(59_999), early(60_000), early(3_600_000)]).toEqual([true, true, false, false]);
  });
});
