import sanscript from '@indic-transliteration/sanscript';
import { DEVANAGARI_PLACES } from './devanagari-places.js';

/** Its types describe the namespace and not the default export that Node gives. */
const { t: transliterate } = sanscript as unknown as {
  t(text: string, from: string, to: string, options: { syncope: boolean }): string;
};

/**
 * What a person typed, taken apart:
 *
 *     query    = { bedrooms | price | number | noise | word }
 *     bedrooms = digit ("bhk" | "bed" | "bedroom")      2 bhk, 2bhk; “1 rk” is no bedroom
 *     price    = ("under" | "below" | "upto" | "within" | "max") amount
 *              | ("above" | "over" | "min") amount
 *              | "between" amount ("and" | "to" | "-") amount
 *     amount   = decimal ("cr" | "crore" | "lakh" | "lac" | "l")
 *     number   = ["P" | "A"] digits, five or more and no PIN code: a RERA number of a project or an agent, or part of one
 *     noise    = "in" | "at" | "for" | "sale" | "flat" | …: said with every query
 *     word     = anything else: a place, a project, a builder, or a word of a title
 *
 * Devanagari is read as Latin letters first.
 */
export interface SearchText {
  words: string[];
  bedrooms: number | null;
  /** Rupees. */
  priceMin: number | null;
  priceMax: number | null;
  /** Of a RERA number, in capitals. */
  number: string | null;
}

const AMOUNT = String.raw`(\d+(?:\.\d+)?)\s*(crores?|cr|lakhs?|lacs?|l)\b`;
const BETWEEN = new RegExp(String.raw`\bbetween\s+${AMOUNT}\s*(?:and|to|-)\s*${AMOUNT}`);
const AT_MOST = new RegExp(String.raw`\b(?:under|below|up\s?to|within|max|less than)\s+${AMOUNT}`);
const AT_LEAST = new RegExp(String.raw`\b(?:above|over|min|more than)\s+${AMOUNT}`);
const BEDROOMS = /\b(\d)\s*(?:bhk|beds?|bedrooms?)\b/;
const STUDIO = /\b1\s*rk\b/;
const NUMBER = /\b[ap]?\d{5,14}\b/;
const PIN_CODE = /^4\d{5}$/;
const NOISE = new Set(
  'a an and the in at on of for sale buy rent to with flat flats home homes house property properties by'.split(
    ' ',
  ),
);
/** More words than this are a sentence, and no title has them. */
const MAX_WORDS = 8;

/** Takes a query apart; never fails, whatever was typed. */
export function parseSearch(text: string): SearchText {
  let rest = latin(text).toLowerCase();
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  const between = take(BETWEEN);
  const most = between ? null : take(AT_MOST);
  const least = between ? null : take(AT_LEAST);
  const studio = take(STUDIO);
  const bedrooms = take(BEDROOMS);
  const [number] = PIN_CODE.test(NUMBER.exec(rest)?.[0] ?? '') ? [] : (take(NUMBER) ?? []);
  return {
    words: rest
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word && !NOISE.has(word))
      .slice(0, MAX_WORDS),
    bedrooms: studio ? 0 : bedrooms ? Number(bedrooms[1]) : null,
    priceMin: between ? rupees(between[1], between[2]) : least && rupees(least[1], least[2]),
    priceMax: between ? rupees(between[3], between[4]) : most && rupees(most[1], most[2]),
    number: number?.toUpperCase() ?? null,
  };
}

/** No home costs as much, and no column holds more: an amount of any length is a limit like this one. */
function rupees(amount = '', unit = ''): number {
  const said = Math.round(Number(amount) * (unit.startsWith('c') ? 10_000_000 : 100_000));
  return Math.min(said, Number.MAX_SAFE_INTEGER);
}

const DEVANAGARI = /[\u0900-\u097F]+/g;

/** Letters of Devanagari as they are written in English; other letters without their marks. */
export function latin(text: string): string {
  return text
    .normalize('NFC')
    .replace(
      DEVANAGARI,
      (word) =>
        DEVANAGARI_PLACES.get(word) ??
        transliterate(word, 'devanagari', 'iast', { syncope: true })
          // The vowel a that is unwritten at the end of a word is not spoken there, where the word has another.
          .replace(/(?<=[aāiīuūeo].*[^aāiīuūeo])a$/, '')
          // Before a vowel or a dental the nasal is an n; ś and ṣ are spelt sh, c is ch, v is v.
          .replace(/ṃ(?=[pbm])/g, 'm')
          .replace(/[ṃṁ]/g, 'n')
          .replace(/[śṣ]/g, 'sh')
          .replace(/c(?!h)/g, 'ch')
          .replace(/r̥|ṛ/g, 'ri'),
    )
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
