import { describe, expect, it } from '@jest/globals';
import { believableAsOf } from '../src/import/as-of.js';
import { detectDates } from '../src/import/dates.js';

const detect = (texts: string[], given?: 'MDY' | 'DMY') =>
  detectDates(
    'thane.csv',
    texts.map((text, place) => ({ text, line: place + 2 })),
    given,
  );
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return undefined;
};

describe('detectDates', () => {
  it.each([
    ['month first', ['12/31/2024', '03/04/2024'], '03/04/2024', '2024-03-04'],
    ['day first', ['31/12/2024', '03/04/2024'], '03/04/2024', '2024-04-03'],
    ['day first with hyphens', ['31-12-2024'], '3-4-2024', '2024-04-03'],
    ['ISO', ['2024-03-04'], '2024-03-04', '2024-03-04'],
    ['ISO with midnight', ['2024-03-04 00:00:00'], '2024-03-04T00:00:00Z', '2024-03-04'],
    ['spreadsheet serials', ['45355'], '45355.0', '2024-03-04'],
    ['named months', ['04-Mar-2024'], '4 March 2024', '2024-03-04'],
    ['month names first', ['Mar 4, 2024'], 'March 04 2024', '2024-03-04'],
    ['year first with slashes', ['2024/03/04'], '2024/3/4', '2024-03-04'],
    ['times of day', ['12/31/2024 11:59 PM'], '03/04/2024 10:33:07', '2024-03-04'],
  ])('reads %s', (_name, file, text, expected) => {
    expect(detect(file)(text)).toBe(expected);
  });

  it.each(['02/30/2024', '13/13/2024', '01/01/1999', '01/01/24', '', 'soon', '99999', '2024-02-30'])(
    'says that %s is no day',
    (text) => {
      expect(detect(['12/31/2024', '02/29/2024'])(text)).toBeUndefined();
    },
  );

  it('refuses what may be either, unless it is told', () => {
    expect(codeOf(() => detect(['03/04/2024', '05/06/2024']))).toBe('DATE_FORMAT_AMBIGUOUS');
    expect(detect(['03/04/2024'], 'DMY')('03/04/2024')).toBe('2024-04-03');
  });

  it.each([
    ['both orders', ['12/31/2024', '31/12/2024']],
    ['text and serials', ['12/31/2024', '45355']],
    ['text and ISO', ['12/31/2024', '2024-03-04']],
  ])('refuses a file of %s', (_name, file) => {
    expect(codeOf(() => detect(file))).toBe('DATE_FORMAT_MIXED');
  });

  it('reads each column in its way, and the order of all of them together', () => {
    const cells = [
      { text: '2024-03-04', line: 2, column: 'modified' },
      { text: '03/04/2024', line: 2, column: 'proposed' },
      { text: '31/12/2024', line: 3, column: 'revised' },
    ];
    const read = detectDates('pune.csv', cells);
    expect([read('2024-03-04'), read('03/04/2024'), read.order]).toEqual(['2024-03-04', '2024-04-03', 'DMY']);
  });

  it.each([
    ['most of few', ['31-12-24', '30-11-24', '2024-03-04'], 'DATE_FORMAT_UNKNOWN'],
    ['one of few', ['31-12-24', '2024-03-05', '2024-03-04'], undefined],
    [
      'over 5 % of many',
      [...Array.from({ length: 150 }, () => '2024-03-04'), ...Array.from({ length: 10 }, () => 'soon')],
      'DATE_FORMAT_UNKNOWN',
    ],
    [
      'under 5 % of many',
      [...Array.from({ length: 250 }, () => '2024-03-04'), ...Array.from({ length: 10 }, () => 'soon')],
      undefined,
    ],
  ])('with %s unreadable: %s', (_name, file, code) => {
    expect(codeOf(() => detect(file))).toBe(code);
  });

  it('refuses an order that the file contradicts', () => {
    expect(codeOf(() => detect(['12/31/2024'], 'DMY'))).toBe('DATE_FORMAT_MIXED');
  });
});

describe('believableAsOf', () => {
  const days = Array.from({ length: 4_000 }, (_, n) => `2024-01-${String((n % 20) + 1).padStart(2, '0')}`);

  it('is the latest modification', () => {
    expect(believableAsOf(days, '2026-11-26')).toBe('2024-01-20');
    expect(believableAsOf(['2023-01-01', '2024-01-05'], '2026-11-26')).toBe('2024-01-05');
  });

  it('passes over one day in 2,000 that stands alone', () => {
    expect(believableAsOf([...days, '2026-11-01', '2025-06-01'], '2026-11-26')).toBe('2024-01-20');
  });
});
