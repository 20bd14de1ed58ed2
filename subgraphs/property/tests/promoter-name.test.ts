import { describe, expect, it } from '@jest/globals';
import { csvCell } from '../src/import/rejected-rows.js';
import { normalisePromoterName } from '../src/import/promoter-name.js';
import { parseCoordinates, parseUsDate } from '../src/import/values.js';

describe('normalisePromoterName', () => {
  it.each([
    ['MACROTECH DEVELOPERS LIMITED', 'MACROTECH DEVELOPERS'],
    ['Macrotech  Developers Ltd.', 'MACROTECH DEVELOPERS'],
    ['M/s. Sanvo Resorts Pvt. Ltd', 'SANVO RESORTS'],
    ['The Baya Company Private Limited', 'BAYA COMPANY'],
    ['A. B. C. & Sons', 'A B C SONS'],
    ['Ms Ltd', 'MS LTD'],
    ['हिरण्य बिल्डर्स', 'हिरण्य बिल्डर्स'],
  ])('%s → %s', (name, expected) => {
    expect(normalisePromoterName(name)).toBe(expected);
  });
});

describe('values of the register', () => {
  it('reads days and refuses those that are none', () => {
    expect(parseUsDate('02/29/2024')).toBe('2024-02-29');
    for (const text of ['02/29/2023', '13/01/2023', '2023-01-01', '1/1/2023', '01/01/0001'])
      expect(parseUsDate(text)).toBeUndefined();
  });

  it('reads coordinates', () => {
    expect(parseCoordinates("('19.1','72.9')")).toEqual({ latitude: 19.1, longitude: 72.9 });
    expect(parseCoordinates('19.1,72.9')).toBeUndefined();
  });
});

describe('csvCell', () => {
  it('disarms formulas', () => {
    expect(csvCell('=1+1')).toBe(`"'=1+1"`);
    expect(csvCell('a "b"')).toBe('"a ""b"""');
  });
});
