import { InvalidInputError, type RawBuilder, sql } from '@propmubi/runtime';
import type { MapBounds } from './map.types.js';

/** Conditions of a listing `l` that lies within the bounds. @throws InvalidInputError INVALID_BOUNDS */
export function withinBounds({ south, west, north, east }: MapBounds): RawBuilder<unknown>[] {
  if (south >= north || west >= east)
    throw new InvalidInputError('Bounds go from south to north and from west to east.', {
      code: 'INVALID_BOUNDS',
    });
  return [
    sql`l.latitude >= ${south} and l.latitude <= ${north}`,
    sql`l.longitude >= ${west} and l.longitude <= ${east}`,
  ];
}
