import { describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode, take } from '../src/index.js';

const answer = {
  query: '{ lead(id: "1") { id } }',
  requestId: 'r-7',
  body: { data: null, errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] },
};

describe('expectData', () => {
  it('returns the data', () => {
    expect(expectData({ data: { me: 1 } })).toEqual({ me: 1 });
  });

  it('fails with query, body and request id', () => {
    expect(() => expectData(answer)).toThrow(/r-7[^]*lead\(id: "1"\)[^]*FORBIDDEN/);
  });
});

describe('expectErrorCode', () => {
  it('returns the error with the code', () => {
    expect(expectErrorCode(answer, 'FORBIDDEN').message).toBe('No.');
  });

  it('fails when another code came', () => {
    expect(() => expectErrorCode(answer, 'NOT_FOUND')).toThrow(/code NOT_FOUND[^]*r-7/);
  });
});

describe('take', () => {
  it('says what came when the rest did not', async () => {
    async function* one() {
      yield 1;
      await new Promise(() => undefined);
    }
    await expect(take(one(), 2, 30)).rejects.toThrow('1 of 2 values within 30 ms: [1]');
  });
});
