import { describe, expect, it } from '@jest/globals';
import { hashOfRequest } from '../src/db/request-hash.js';

describe('the hash of a request', () => {
  const asked = { listingId: 'l', consents: [{ channel: 'CALL' }, { channel: 'SMS' }], budget: { max: 1.5 } };

  it('is SHA-256 in hexadecimal', () => {
    // sha256sum of {"a":1}
    expect(hashOfRequest({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
  });

  it('does not depend on the order of fields, nor on what is null or left out', () => {
    const { budget, ...rest } = asked;
    expect(hashOfRequest({ budget, ...rest })).toBe(hashOfRequest(asked));
    expect(hashOfRequest({ ...asked, message: null, note: undefined })).toBe(hashOfRequest(asked));
    expect(hashOfRequest({ ...asked, budget: { max: 1.5, min: null } })).toBe(hashOfRequest(asked));
  });

  it.each([
    ['another value', { ...asked, listingId: 'm' }],
    ['another order of a list', { ...asked, consents: asked.consents.toReversed() }],
    ['a null in a list', { ...asked, consents: [...asked.consents, null] }],
    ['an empty list in the place of nothing', { ...asked, tags: [] }],
    ['a value deep inside', { ...asked, budget: { max: 1.6 } }],
    ['a number in the place of its text', { ...asked, listingId: 1 }],
    ['false in the place of nothing', { ...asked, urgent: false }],
  ])('depends on %s', (_what, request) => {
    expect(hashOfRequest(request)).not.toBe(hashOfRequest(asked));
  });
});
