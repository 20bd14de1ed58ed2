import { latLngToCell } from 'h3-js';

/** Coarse to fine: cells about 10 km, 4 km, 1.4 km, 500 m and 200 m across. */
export const H3_RESOLUTIONS = [5, 6, 7, 8, 9] as const;

/** The cells a place lies in, one per resolution; what property.listing.h3_cells holds. */
export function h3CellsOf({ latitude, longitude }: { latitude: number; longitude: number }): string[] {
  return H3_RESOLUTIONS.map((resolution) => latLngToCell(latitude, longitude, resolution));
}
