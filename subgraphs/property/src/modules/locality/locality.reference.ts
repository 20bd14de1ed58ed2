import { assertId } from '@propmubi/runtime';
import type { PropertyContext } from '../../context.js';
import type { Locality } from './locality.entity.js';

/** `{ __typename: "Locality", id }` → the locality, or null when there is none the viewer may see. */
export function localityReference(
  { id }: { id: string },
  { loaders }: PropertyContext,
): Promise<Locality | null> {
  return loaders.localityById.load(assertId(id, 'Locality.id'));
}
