import { describe, expect, it } from '@jest/globals';
import { calendarDay, normalizeEmail, normalizePhone, visibleText } from '../src/index.js';

const ZERO_WIDTH = '\u200b';

describe('normalizePhone', () => {
  it.each([
    '+919820000033',
    '9820000033',
    '09820000033',
    '919820000033',
    '00919820000033',
    '+91 98200 00033',
    '(98200)-00033',
    '98200\u201100033',
    `98200${ZERO_WIDTH}00033`,
    '९८२०००००३३',
    '+९१ ९८२०० ०००३३',
    '৯৮২০০০০০৩৩',
    '૯૮૨૦૦૦૦૦૩૩',
    '９８２０００００３３',
  ])('reads %s as one Indian mobile', (input) => {
    expect(normalizePhone(input)).toEqual({ e164: '+919820000033', country: 'IN', mobile: true });
  });

  it('knows other countries, and which numbers may be mobile', () => {
    expect(normalizePhone('+447400123456')).toEqual({ e164: '+447400123456', country: 'GB', mobile: true });
    expect(normalizePhone('+442079460958')).toMatchObject({ country: 'GB', mobile: false });
    expect(normalizePhone('02222040000')).toEqual({ e164: '+912222040000', country: 'IN', mobile: false });
  });

  it.each(['', '   ', '12345', '98200000331', 'abc', "9820000033'; drop", '1'.repeat(65)])(
    'refuses %p',
    (input) => {
      expect(normalizePhone(input)).toBeUndefined();
    },
  );
});

describe('normalizeEmail', () => {
  it.each([
    'rahul.s@example.com',
    'Rahul.S@Example.COM',
    '  rahul.s@example.com ',
    `rahul.s${ZERO_WIDTH}@example.com`,
    'ｒａｈｕｌ.s@example.com',
  ])('reads %p as one address', (input) => {
    expect(normalizeEmail(input)).toBe('rahul.s@example.com');
  });

  it('writes an international domain in ASCII', () => {
    expect(normalizeEmail('a@bücher.example')).toBe('a@xn--bcher-kva.example');
  });

  it.each([
    '',
    ' ',
    'a',
    'a@b',
    '@b.example',
    'a@@b.example',
    'a b@c.example',
    `${'a'.repeat(250)}@b.example`,
  ])('refuses %p', (input) => {
    expect(normalizeEmail(input)).toBeUndefined();
  });
});

describe('visibleText', () => {
  it('removes what cannot be seen and makes spaces one', () => {
    expect(visibleText(` \u202eSea\u00a0  View${ZERO_WIDTH}\t`)).toBe('Sea View');
    expect(visibleText(` ${ZERO_WIDTH}\n`)).toBe('');
  });
});

describe('calendarDay', () => {
  it('changes at midnight IST', () => {
    expect(calendarDay(new Date('2026-03-31T18:29:59Z'))).toBe('2026-03-31');
    expect(calendarDay(new Date('2026-03-31T18:30:00Z'))).toBe('2026-04-01');
  });
});
