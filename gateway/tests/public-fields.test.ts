import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createFederation } from '@propmubi/federation';
import { readPublicFields } from '../src/authorization/public-fields.js';
import { createTestWorld } from './support/test-world.js';

function publicFieldsOf(supergraphSdl: string) {
  const transports = () => ({ fetch: () => Promise.reject(new Error('Nothing is fetched here.')) });
  return readPublicFields(createFederation({ supergraphSdl, transports }).supergraphSchema);
}

describe('readPublicFields', () => {
  it('goes by the tag of the field, unless reading it takes a permission', () => {
    const isPublic = publicFieldsOf(createTestWorld().supergraphSdl);
    expect(isPublic('Listing', 'title')).toBe(true);
    expect(isPublic('Listing', 'price')).toBe(false);
    expect(isPublic('Listing', 'secret')).toBe(false);
  });

  it('finds in the product’s graph what is the same for every viewer, and nothing that depends on the viewer', () => {
    const file = new URL('../../schema/supergraph.graphql', import.meta.url);
    const isPublic = publicFieldsOf(readFileSync(file, 'utf8'));
    const coordinates = (text: string) => text.split(' ').map((coordinate) => coordinate.split('.'));
    const shared =
      'Listing.title Listing.project Listing.agent Listing.trust Project.name Builder.reputation Agent.id';
    for (const [type = '', field = ''] of coordinates(shared))
      expect([type, field, isPublic(type, field)]).toEqual([type, field, true]);
    const own =
      'Listing.documents Project.documents Builder.reviews Agent.name Organization.name User.id User.name Lead.listing Document.status';
    for (const [type = '', field = ''] of coordinates(own))
      expect([type, field, isPublic(type, field)]).toEqual([type, field, false]);
  });
});
