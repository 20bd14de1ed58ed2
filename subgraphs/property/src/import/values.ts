const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const COORDINATES = new RegExp(String.raw`^\(?\s*['"]?(${NUMBER})['"]?\s*,\s*['"]?(${NUMBER})['"]?\s*\)?$`);
/** 1234.5, 1,234.5 and, as India groups, 12,34,567.5. A comma elsewhere may be a decimal comma, and is refused. */
const AMOUNT = /^(\d+|\d{1,3}(,\d{2,3})*,\d{3})(\.\d+)?$/;
const DEVANAGARI_ZERO = 0x0966;

/** `('18.99','72.82')` or `18.99, 72.82` → degrees; undefined when it is not such a pair. */
export function parseCoordinates(text: string): { latitude: number; longitude: number } | undefined {
  const [, latitude, longitude] = COORDINATES.exec(text.trim()) ?? [];
  return latitude && longitude ? { latitude: Number(latitude), longitude: Number(longitude) } : undefined;
}

/** A number that is not negative; null for an empty cell, undefined when it is not such a number. */
export function parseAmount(text: string): number | null | undefined {
  const plain = latinDigits(text.trim());
  if (plain === '') return null;
  return AMOUNT.test(plain) ? Number(plain.replaceAll(',', '')) : undefined;
}

/** A whole number, which the files write as `24.0`; null for an empty cell, undefined when it is none. */
export function parseCount(text: string): number | null | undefined {
  const value = parseAmount(text);
  return value == null || (Number.isInteger(value) && value <= 2_147_483_647) ? value : undefined;
}

function latinDigits(text: string): string {
  return text.replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - DEVANAGARI_ZERO));
}
