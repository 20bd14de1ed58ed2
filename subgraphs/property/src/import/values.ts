const US_DATE = /^(\d{2})\/(\d{2})\/(\d{4})$/;
const COORDINATES = /^\('(-?\d+(?:\.\d+)?)','(-?\d+(?:\.\d+)?)'\)$/;

/** MM/DD/YYYY → YYYY-MM-DD; undefined when it is no calendar day of this century. */
export function parseUsDate(text: string): string | undefined {
  const [, month, day, year] = US_DATE.exec(text) ?? [];
  if (!month || !day || !year || Number(year) < 2000 || Number(year) > 2099) return undefined;
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/** `('18.99','72.82')` → degrees; undefined when it is not such a pair. */
export function parseCoordinates(text: string): { latitude: number; longitude: number } | undefined {
  const [, latitude, longitude] = COORDINATES.exec(text.trim()) ?? [];
  return latitude && longitude ? { latitude: Number(latitude), longitude: Number(longitude) } : undefined;
}

/** A number that is not negative; null for an empty cell, undefined when it is not such a number. */
export function parseAmount(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** A whole number, which the files write as `24.0`; null for an empty cell, undefined when it is none. */
export function parseCount(text: string): number | null | undefined {
  const value = parseAmount(text);
  return value == null || (Number.isInteger(value) && value <= 2_147_483_647) ? value : undefined;
}
