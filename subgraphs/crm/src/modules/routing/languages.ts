import { basicFilter, lookup } from 'bcp-47-match';

/** The tag in its canonical case (`hi-IN`); as it was given when it is no well-formed BCP 47 tag. */
export function canonicalLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    return tag;
  }
}

/**
 * Whether people who know these languages share one (RFC 4647): `hi-IN` is served by `hi` (lookup), and `hi` by `hi-IN`
 * (basic filtering); `mr` and `hi` are not one.
 */
export function shareLanguage(wanted: readonly string[], spoken: readonly string[]): boolean {
  const [tags, ranges] = [[...spoken], [...wanted]];
  return lookup(tags, ranges) !== undefined || basicFilter(tags, ranges).length > 0;
}
