import { latLngToCell } from 'h3-js';

/** Coarse to fine: cells about 10 km, 4 km, 1.4 km, 500 m and 200 m across. */
export const H3_RESOLUTIONS = [5, 6, 7, 8, 9] as const;

/** The cells a place lies in, one per resolution; what property.listing.h3_cells holds. */
export function h3CellsOf({ latitude, longitude }: { latitude: number; longitude: number }): string[] {
  return H3_RESOLUTIONS.map((resolution) => latLngToCell(latitude, longitude, resolution));
}

/** Where in `h3_cells` the cells of this one's resolution stand (Postgres counts from 1); undefined where none do. */
export function cellPosition(h3Index: string): number | undefined {
  if (!/^8[0-9a-f]{14}$/.test(h3Index)) return undefined;
  const at = (H3_RESOLUTIONS as readonly number[]).indexOf(Number.parseInt(h3Index[1] as string, 16));
  return at < 0 ? undefined : at + 1;
}
