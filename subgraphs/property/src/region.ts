import { DISTRICTS, districtNamed, type Box } from './districts.js';

export interface Place {
  latitude: number;
  longitude: number;
}

/** About 10 km: boxes are rounded, and a project may lie on the border. */
const MARGIN_DEGREES = 0.1;

/** The box around Maharashtra. A coordinate outside it is a typing error (swapped, a wrong degree, another state). */
export const REGION: Box = {
  south: Math.min(...DISTRICTS.map(({ south }) => south)),
  north: Math.max(...DISTRICTS.map(({ north }) => north)),
  west: Math.min(...DISTRICTS.map(({ west }) => west)),
  east: Math.max(...DISTRICTS.map(({ east }) => east)),
};

export function isInRegion(place: Place): boolean {
  return isWithin(place, REGION);
}

/** A place of another state: swapped coordinates and wrong degrees lie outside of it, too. */
const INDIA: Box = { south: 6.7, north: 37.1, west: 68.1, east: 97.4 };

/** Whether a place may be in the district; of one that is not of Maharashtra, whether it is in India. */
export function isInDistrict(place: Place, district: string): boolean {
  return isWithin(place, districtNamed(district) ?? INDIA);
}

function isWithin({ latitude, longitude }: Place, { south, north, west, east }: Box): boolean {
  return (
    latitude >= south - MARGIN_DEGREES &&
    latitude <= north + MARGIN_DEGREES &&
    longitude >= west - MARGIN_DEGREES &&
    longitude <= east + MARGIN_DEGREES
  );
}
