import { assertId, InvalidInputError, type EntityManager } from '@propmubi/runtime';
import { Builder } from '../builder/builder.entity.js';
import { Locality } from '../locality/locality.entity.js';
import { h3CellsOf } from '../map/h3-cells.js';
import { namesOf, type PhotoStore } from '../photo/photo-store.js';
import { Project } from '../project/project.entity.js';
import { LocationPrecision } from './listing.enums.js';
import type { Listing } from './listing.entity.js';
import type { ListingFacts } from './listing.inputs.js';

/** Fields that are copied from an input as they are. */
const COPIED = [
  'publicRemarks', 'listPrice', 'bedroomsTotal', 'bathroomsTotalInteger', 'balconiesTotal', 'hasParking',
  'furnishing', 'carpetAreaSqFt', 'builtUpAreaSqFt', 'superBuiltUpAreaSqFt', 'ageYears', 'floorsTotal', 'pinCode',
  'latitude', 'longitude', 'availabilityOn', 'expirationOn',
] as const; // prettier-ignore

const COPIED_UNLESS_NULL = ['title', 'propertyType', 'propertySubType'] as const;

/** What the input says, as changes to a listing: what it leaves out is not in the answer. */
export function changesOf(
  input: ListingFacts & Partial<Pick<Listing, 'title' | 'propertyType' | 'propertySubType'>>,
  photos: PhotoStore | null,
) {
  const changes: Partial<Listing> = {};
  for (const field of COPIED)
    if (input[field] !== undefined) Object.assign(changes, { [field]: input[field] });
  for (const field of COPIED_UNLESS_NULL)
    if (input[field] != null) Object.assign(changes, { [field]: input[field] });
  if (input.title != null) changes.title = input.title.trim();
  if (input.photos !== undefined) changes.photos = namesOf((input.photos ?? []).map(String), photos);
  for (const field of ['projectId', 'localityId', 'agentId'] as const)
    if (input[field] !== undefined)
      changes[field] = input[field] === null ? null : assertId(input[field], field);
  return changes;
}

/**
 * Puts a listing where it is: the place given, else the project's, else the locality's, with the cells of the map.
 * @throws InvalidInputError UNKNOWN_PROJECT, UNKNOWN_LOCALITY
 */
export async function locate(em: EntityManager, listing: Partial<Listing>): Promise<Builder | null> {
  const project = listing.projectId ? await em.findOne(Project, { id: listing.projectId }) : null;
  if (listing.projectId && !project) unknown('UNKNOWN_PROJECT', 'projectId', 'project');
  listing.builderId = project?.builderId ?? null;
  listing.localityId ??= project?.localityId ?? null;
  const locality = listing.localityId ? await em.findOne(Locality, { id: listing.localityId }) : null;
  if (listing.localityId && !locality) unknown('UNKNOWN_LOCALITY', 'localityId', 'locality');
  const isExact =
    listing.latitude != null &&
    (listing.locationPrecision ?? LocationPrecision.EXACT) === LocationPrecision.EXACT;
  const [place, precision] = isExact
    ? [listing, LocationPrecision.EXACT]
    : project?.latitude != null
      ? [project, LocationPrecision.PROJECT]
      : [locality, LocationPrecision.LOCALITY];
  const { latitude = null, longitude = null } = place ?? {};
  const isKnown = latitude !== null && longitude !== null;
  listing.latitude = latitude;
  listing.longitude = longitude;
  listing.locationPrecision = isKnown ? precision : null;
  listing.h3Cells = isKnown ? h3CellsOf({ latitude, longitude }) : [];
  return project ? em.findOne(Builder, { id: project.builderId }) : null;
}

function unknown(code: string, field: string, what: string): never {
  throw new InvalidInputError(`There is no such ${what}.`, { code, details: { field } });
}
