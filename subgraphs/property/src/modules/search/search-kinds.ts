import type { SearchText } from './search-text.js';
import { type SearchFilter, SearchKind } from './search.types.js';

/** Kinds that have a name of their own, by which people look for them. */
export const NAMED_KINDS = [
  SearchKind.LOCALITY,
  SearchKind.PROJECT,
  SearchKind.BUILDER,
  SearchKind.AGENT,
] as const;

/** Kinds that have a number in MahaRERA's register. */
export const NUMBERED_KINDS: readonly SearchKind[] = [SearchKind.PROJECT, SearchKind.AGENT];

export type RankedKind = typeof SearchKind.LISTING | typeof SearchKind.PROJECT;

/** Kinds that have a trust score. */
export function isRanked(kind: SearchKind): kind is RankedKind {
  return kind === SearchKind.LISTING || kind === SearchKind.PROJECT;
}

/** The kinds that a query can mean: of those asked for, and of those whose facts it states. */
export function kindsOf(
  said: Omit<SearchText, 'words'> & { hasWords: boolean },
  { kinds, trustBands, trustPercentileMin }: SearchFilter,
): SearchKind[] {
  const asked = kinds?.length ? kinds : Object.values(SearchKind);
  const narrowsByTrust = trustBands !== undefined || trustPercentileMin !== undefined;
  return asked.filter((kind) => applies(kind, said) && (isRanked(kind) || !narrowsByTrust));
}

/** Bedrooms and prices are said of flats, numbers of projects and agents. */
function applies(
  kind: SearchKind,
  { bedrooms, priceMin, priceMax, number, hasWords }: Parameters<typeof kindsOf>[0],
): boolean {
  if (number !== null) return NUMBERED_KINDS.includes(kind);
  const isOfFlats = [bedrooms, priceMin, priceMax].some((one) => one !== null);
  return kind === SearchKind.LISTING ? hasWords || isOfFlats : hasWords && !isOfFlats;
}
