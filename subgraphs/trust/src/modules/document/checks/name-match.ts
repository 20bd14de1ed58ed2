import { distance } from 'fastest-levenshtein';

/** A letter in six may differ: spelling, a scanner's eye. */
const NEAR = 0.84;
const MOST_WORDS = 20_000;

/** What firms and buildings are called besides their name. */
const COMMON = new Set(
  'm s ms messrs private pvt limited ltd llp and co company the project phase tower wing chs society'.split(
    ' ',
  ),
);

/** Whether a text has the name, or one that is near it, whatever the case, signs and company form around it. */
export function hasName(text: string, name: string): boolean {
  const wanted = wordsOf(name);
  if (wanted.length === 0) return false;
  const target = wanted.join(' ');
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const most = Math.floor(target.length * (1 - NEAR));
  for (let at = 0; at + wanted.length <= words.length; at++) {
    const window = words.slice(at, at + wanted.length).join(' ');
    if (Math.abs(window.length - target.length) > most) continue;
    if (distance(window, target) <= most) return true;
  }
  return false;
}

function wordsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.filter((word) => !COMMON.has(word));
}
