import { withLatinDigits } from '../digits.js';

/** A text in the form that patterns are looked for in, and where each of its characters comes from. */
export interface FoldedText {
  text: string;
  /** The place in the original of what was found from `start` to `end` of the folded text. */
  original(start: number, end: number): { start: number; end: number };
}

const INVISIBLE = /^[\p{Cf}\p{Mn}]$/u;
const COMBINING_INDIC = /^\p{Script=Devanagari}$/u;

/**
 * Compatibility forms made plain (full width, circled and mathematical digits), digits of other scripts made 0 to 9, invisible
 * characters and marks above letters left out: what a reader sees is what a pattern meets. Vowel signs of Devanagari are
 * marks, too, and stay.
 */
export function foldText(original: string): FoldedText {
  let text = '';
  const places: { start: number; end: number }[] = [];
  let at = 0;
  for (const character of original) {
    const place = { start: at, end: at + character.length };
    at = place.end;
    if (INVISIBLE.test(character) && !COMBINING_INDIC.test(character)) continue;
    const folded = withLatinDigits(character.normalize('NFKC'));
    text += folded;
    for (let n = 0; n < folded.length; n++) places.push(place);
  }
  return {
    text,
    original: (start, end) => ({
      start: places[start]?.start ?? original.length,
      end: places[end - 1]?.end ?? original.length,
    }),
  };
}
