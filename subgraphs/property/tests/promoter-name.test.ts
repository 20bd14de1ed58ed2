import { describe, expect, it } from '@jest/globals';
import { csvCell } from '../src/import/rejected-rows.js';
import { normalisePromoterName } from '../src/import/promoter-name.js';
import { parseAmount, parseCoordinates } from '../src/import/values.js';

describe('normalisePromoterName', () => {
  it.each([
    ['MACROTECH DEVELOPERS LIMITED', 'MACROTECH DEVELOPERS'],
    ['Macrotech  Developers Ltd.', 'MACROTECH DEVELOPERS'],
    ['M/s. Sanvo Resorts Pvt. Ltd', 'SANVO RESORTS'],
    ['The Baya Company Private Limited', 'BAYA COMPANY'],
    ['A. B. C. & Sons', 'A B C SONS'],
    ['Ms Ltd', 'MS'],
    ['M.S. REALTY', 'M S REALTY'],
    ['M/s Realty', 'REALTY'],
    ['Messrs. Realty', 'REALTY'],
    ['SHAH AND SONS', 'SHAH SONS'],
    ['Shah & Sons', 'SHAH SONS'],
    ['And Then Homes', 'AND THEN HOMES'],
    ['Anand Homes', 'ANAND HOMES'],
    ['हिरण्य बिल्डर्स', 'हिरण्य बिल्डर्स'],
  ])('%s → %s', (name, expected) => {
    expect(normalisePromoterName(name)).toBe(expected);
  });
});

describe('values of the register', () => {
  it('reads coordinates', () => {
    expect(parseCoordinates("('19.1','72.9')")).toEqual({ latitude: 19.1, longitude: 72.9 });
    expect(parseCoordinates('19.1, 72.9')).toEqual({ latitude: 19.1, longitude: 72.9 });
    expect(parseCoordinates('19,1 72,9')).toBeUndefined();
  });

  it.each([
    ['1234.5', 1234.5],
    ['1,234.5', 1234.5],
    ['12,34,567', 1_234_567],
    ['१२३', 123],
    ['', null],
    ['1234,56', undefined],
    ['1.234,56', undefined],
    ['-1', undefined],
    ['1e99', undefined],
  ])('reads the number %s', (text, expected) => {
    expect(parseAmount(text)).toBe(expected);
  });
});

describe('csvCell', () => {
  it('disarms formulas', () => {
    expect(csvCell('=1+1')).toBe(`"'=1+1"`);
    expect(csvCell('a "b"')).toBe('"a ""b"""');
  });
});
