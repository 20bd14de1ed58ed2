import { describe, expect, it } from '@jest/globals';
import {
  LANGUAGES,
  languageOf,
  NOTIFICATION_KINDS,
  parametersOf,
  render,
  renderDigest,
} from '../src/index.js';

/** Every fact that any text asks for. */
const FACTS = {
  at: '2026-11-30T05:30:00Z',
  on: '2026-12-31',
  price: 12_500_000,
  count: 3,
  metric: 'LEADS',
};
/** Two parts of an SMS in Unicode. */
const MOST_CHARACTERS = 134;

describe('render', () => {
  for (const kind of NOTIFICATION_KINDS) {
    it(`says ${kind} in every language, with the same facts`, () => {
      const bodies = LANGUAGES.map((language) => render(kind, language, FACTS).body);
      expect(new Set(bodies).size).toBe(LANGUAGES.length);
      const asked = LANGUAGES.map((language) => parametersOf(kind, language, FACTS).map(({ name }) => name));
      expect(asked).toEqual(LANGUAGES.map(() => asked[0]));
      for (const language of LANGUAGES) {
        const { title, body } = render(kind, language, FACTS);
        expect(title).not.toBe('');
        expect(title + body).not.toMatch(/[{}]|undefined|Invalid|NaN/);
        expect(body.length).toBeLessThanOrEqual(MOST_CHARACTERS);
      }
    });

    it(`says ${kind} in Devanagari where that is the script`, () => {
      for (const language of ['hi', 'mr'] as const) {
        const { title, body } = render(kind, language, FACTS);
        expect(title.replace(/[^\p{L}]/gu, '')).toMatch(/^\p{Script=Devanagari}+$/u);
        expect(body).toMatch(/\p{Script=Devanagari}/u);
      }
    });
  }

  it('shows instants in India, and rupees in lakh and crore', () => {
    expect(render('SITE_VISIT_SCHEDULED', 'en', FACTS).body).toMatch(/30 Nov 2026, 11:00/);
    expect(render('DOCUMENT_EXPIRING', 'en', FACTS).body).toContain('31 December 2026');
    expect(render('QUOTA_USED_UP', 'mr', { metric: 'STORAGE' }).body).toContain('साठवण');
    expect(render('LISTING_PRICE_CHANGED', 'en', FACTS).body).toContain('₹1,25,00,000');
  });

  it('refuses to leave out a fact', () => {
    expect(() => render('SITE_VISIT_SCHEDULED', 'en', {})).toThrow('The text needs the fact at.');
  });
});

describe('renderDigest', () => {
  it('has a line for each', () => {
    const entries = [
      { kind: 'DOCUMENT_VERIFIED' as const, facts: {} },
      { kind: 'DOCUMENT_EXPIRING' as const, facts: FACTS },
    ];
    const { title, body } = renderDigest('en', entries);
    expect(title).toBe('Your day on PropMubi');
    expect(body.split('\n').filter((line) => line.startsWith('– '))).toHaveLength(2);
  });
});

describe('languageOf', () => {
  it('takes the first language there are texts in', () => {
    expect(languageOf(['gu', 'mr', 'en'])).toBe('mr');
    expect(languageOf(['gu'])).toBe('en');
    expect(languageOf([])).toBe('en');
  });
});
