import { assertId } from '@propmubi/runtime';
import type { PropertyContext } from '../../context.js';
import type { Project } from './project.entity.js';

/** A project by either of its keys, or null when there is none. */
export function projectReference(
  representation: { id: string } | { reraNumber: string },
  { loaders }: PropertyContext,
): Promise<Project | null> {
  return 'id' in representation
    ? loaders.projectById.load(assertId(representation.id, 'Project.id'))
    : loaders.projectByReraNumber.load(representation.reraNumber);
}
