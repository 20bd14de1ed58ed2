import { describe, expect, it } from '@jest/globals';
import { checkDeliveries, nothingWrong } from '../src/index.js';

const event = (id: string, subject = 'lead') => ({ id, subject });
const acked = [event('1'), event('2'), event('3', 'other'), event('4')];

describe('checkDeliveries', () => {
  it('is content when each acknowledged event has its effect once and in order', () => {
    expect(checkDeliveries(acked, [event('3', 'other'), event('1'), event('2'), event('4')])).toEqual(
      nothingWrong,
    );
  });

  it('finds a planted loss', () => {
    expect(checkDeliveries(acked, [event('1'), event('3', 'other'), event('4')]).lost).toEqual([event('2')]);
  });

  it('finds a planted repetition', () => {
    const report = checkDeliveries(acked, [...acked, event('4')]);
    expect(report.repeated).toEqual([event('4')]);
  });

  it('finds a planted disorder', () => {
    expect(
      checkDeliveries(acked, [event('2'), event('1'), event('3', 'other'), event('4')]).disordered,
    ).toEqual([event('1')]);
  });

  it('finds what was never delivered', () => {
    expect(checkDeliveries(acked, [...acked, event('5')]).unacknowledged).toEqual([event('5')]);
  });
});
