import { describe, expect, it } from '@jest/globals';
import { createFederation } from '@propmubi/federation';
import { readCacheRules } from '../src/cache/cache-rules.js';
import { tagsOfEvent } from '../src/cache/changes.js';
import { scopesTold } from '../src/cache/listing-scopes.js';
import { UNPLACED } from './support/changed-listing.js';
import { startTestGateway } from './support/start-gateway.js';

describe('what is cached', () => {
  it('goes by the tag of a field, unless reading it takes a permission', async () => {
    const { gateway, world } = await startTestGateway();
    await gateway.close();

    const tagged = world.supergraphSdl.replace('me: Agent @join', 'me: Agent @tag(name: "cache-60") @join');
    const schema = createFederation({
      supergraphSdl: tagged,
      transports: () => ({ fetch: () => Promise.reject(new Error('Nothing is fetched here.')) }),
    }).supergraphSchema;
    const { seconds } = readCacheRules(schema);
    expect(seconds('Query', 'listing')).toBe(60);
    expect(seconds('Query', 'me')).toBeUndefined();
    expect(seconds('Query', 'feed')).toBeUndefined();
  });

  it('is dropped by its own events', () => {
    const of = (type: string, data: object) => tagsOfEvent(type, JSON.stringify({ data })).sort();
    expect(of('ListingPublished', { listingId: 'x' })).toEqual([
      'property:Listing',
      'property:Listing:x',
      'property:Listing@*',
      'property:PriceLevel',
      'property:PriceLevel@*',
    ]);
    expect(
      of('ListingUpdated', { listingId: 'x', facets: [{ ...UNPLACED, localityId: 'L' }, UNPLACED] }),
    ).toEqual([
      'property:Listing',
      'property:Listing:x',
      'property:Listing@*/*',
      'property:Listing@*/2',
      'property:Listing@id x',
      'property:Listing@locality l/*',
      'property:Listing@locality l/2',
      'property:PriceLevel',
      'property:PriceLevel@*',
    ]);
    const said = { ...UNPLACED, words: ['palm'], newWords: ['palm'] };
    expect(of('ListingUpdated', { listingId: 'x', facets: [UNPLACED, said] })).toEqual(
      expect.arrayContaining(['property:Listing@new words', 'property:Listing@word palm/2']),
    );
    const { words: _words, newWords: _newWords, ...former } = UNPLACED;
    expect(of('ListingUpdated', { listingId: 'x', facets: [former] })).toEqual(
      expect.arrayContaining(['property:Listing@new words', 'property:Listing@words/2']),
    );
    expect(of('TrustScoreUpdated', { subjectType: 'AGENT', subjectId: 'x' })).toEqual([
      'trust:Agent',
      'trust:Agent:x',
      'trust:Agent@*',
    ]);
    expect(of('TrustRanksChanged', { ranks: [{ subjectType: 'LISTING', subjectId: 'x' }] })).toEqual([
      'property:Listing',
      'property:Listing@*',
      'property:Project',
      'property:Project@*',
      'trust:Listing',
      'trust:Listing:x',
      'trust:Listing@*',
    ]);
    expect(of('RegistrySynced', {})).toContain('property:Project:*');
    expect(of('LeadCreated', { listingId: 'x' })).toEqual([]);
    expect(of('NoSuchEvent', {})).toEqual([]);
  });

  it('depends on the homes that its answer says', () => {
    const told = (dependsOn: unknown) => scopesTold({ dependsOn });
    expect(scopesTold(undefined)).toEqual([]);
    expect(told([{ homes: [], onNewWords: true }])).toEqual([['new words']]);
    expect(told([{ homes: [{ words: ['palm'], bedrooms: [2] }] }])).toEqual([['word palm/2', 'words/2']]);
    expect(told([{ homes: [{ id: 'X' }, { localityIds: ['L'], bedrooms: [1, 2] }] }])).toEqual([
      ['id x', 'locality l/1', 'locality l/2'],
    ]);
    // Any home: nothing narrows it, or too much does.
    const many = Array.from({ length: 41 }, (_, n) => `word${n}`);
    expect(told([{ homes: [{}] }, { homes: [{ words: many }] }])).toEqual([undefined, undefined]);
  });
});
