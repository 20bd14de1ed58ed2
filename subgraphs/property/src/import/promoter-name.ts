/** Forms of firms, as words of their own. They are filled in inconsistently by one and the same promoter. */
const LEGAL_FORM = /\b(PRIVATE|PVT|LIMITED|LTD|LLP)\b/g;

/**
 * The register has no key for promoters, only names that each filing spells anew: “Macrotech Developers Limited”,
 * “MACROTECH DEVELOPERS LTD.”. This makes one name of them: capitals, punctuation to spaces, no `M/s`, `Messrs` or
 * `The` in front, no “and” (spelt “&” as often), no legal form (PRIVATE, PVT, LIMITED, LTD, LLP) anywhere. Only `M/s`
 * with its slash is an address: in “M.S. Realty” the letters are initials.
 *
 * Two firms that differ in nothing but their legal form become one; a firm that was renamed stays two.
 */
export function normalisePromoterName(name: string): string {
  const words = name
    .normalize('NFKC')
    .toUpperCase()
    .trim()
    .replace(/^(M ?\/ ?S\b|MESSRS\b)[ .]*/, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/^ ?THE /, '')
    .replace(/ AND(?= )/g, ' ')
    .replace(LEGAL_FORM, ' ')
    .replace(/ +/g, ' ')
    .trim();
  // A name that is nothing but a legal form stays what it is.
  return words || name.trim().toUpperCase();
}
