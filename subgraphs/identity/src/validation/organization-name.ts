import { visibleText } from '@propmubi/domain';
import { remove as removeConfusables } from 'confusables';
import { invalidField } from './checked.js';
import { parseName } from './text.js';

/** Scripts in which firms of the region write their names. Cyrillic and Greek hold twins of Latin letters. */
const WORD = new RegExp(
  `^(?:${[
    'Latin',
    'Devanagari',
    'Gujarati',
    'Bengali',
    'Gurmukhi',
    'Tamil',
    'Telugu',
    'Kannada',
    'Malayalam',
    'Oriya',
    'Arabic',
  ]
    .map((script) => String.raw`[\p{scx=${script}}\p{sc=Common}\p{sc=Inherited}]+`)
    .join('|')})$`,
  'u',
);

/**
 * The name an organization trades under, in its compatibility form (NFKC). A word in two scripts, a script that is not
 * used here, and characters that cannot be seen are refused: they serve to look like another firm.
 * @throws InvalidInputError INVALID_NAME
 */
export function parseOrganizationName(input: string, field = 'name'): string {
  const name = parseName(visibleText(input), field);
  const hidden = /\p{Cf}/u.test(input);
  if (!hidden && name.split(' ').every((word) => WORD.test(word)) && /\p{L}/u.test(name)) return name;
  throw invalidField(
    field,
    'INVALID_NAME',
    'Write each word of the name in one script (Latin, Devanagari or another of India), without invisible characters.',
  );
}

/** What two names have in common that a reader could take for each other: “Lodha l Homes”, “LODHA I HOMES”. */
export function nameSkeleton(name: string): string {
  return removeConfusables(visibleText(name))
    .toLowerCase()
    .replace(/[|!1i]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
