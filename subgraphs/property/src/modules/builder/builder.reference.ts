import { assertId } from '@propmubi/runtime';
import type { PropertyContext } from '../../context.js';
import type { Builder } from './builder.entity.js';

/** `{ __typename: "Builder", id }` → the builder, or null when there is none the viewer may see. */
export function builderReference(
  { id }: { id: string },
  { loaders }: PropertyContext,
): Promise<Builder | null> {
  return loaders.builderById.load(assertId(id, 'Builder.id'));
}
