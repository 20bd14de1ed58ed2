/** Format characters (zero-width, directional) and control characters: they change a text without being seen. */
const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;
const SPACES = /[\p{Z}\s]+/gu;

/**
 * A text as a reader sees it: compatibility forms made plain (NFKC), invisible characters removed, runs of spaces made
 * one, ends trimmed. What is empty then was blank.
 */
export function visibleText(input: string): string {
  return input.normalize('NFKC').replace(SPACES, ' ').replace(INVISIBLE, '').replace(/ +/g, ' ').trim();
}
