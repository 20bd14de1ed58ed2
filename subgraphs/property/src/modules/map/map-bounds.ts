import { InvalidInputError } from '@propmubi/runtime';
import type { Condition } from '../../sql-condition.js';
import type { MapBounds } from './map.types.js';

/** Conditions of a listing that lies within the bounds. @throws InvalidInputError INVALID_BOUNDS */
export function withinBounds({ south, west, north, east }: MapBounds): Condition[] {
  if (south >= north || west >= east)
    throw new InvalidInputError('Bounds go from south to north and from west to east.', {
      code: 'INVALID_BOUNDS',
    });
  return [{ latitude: { $gte: south, $lte: north } }, { longitude: { $gte: west, $lte: east } }];
}
