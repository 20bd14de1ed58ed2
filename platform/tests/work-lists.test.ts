import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, getNamedType, getNullableType, isListType, isObjectType } from 'graphql';
import { repositoryRoot } from '../src/repository.js';

const PAGE_ARGUMENTS = ['first', 'after', 'last', 'before'];

/** Lists that are not narrowed, and why. */
const WITHOUT_FILTER: Readonly<Record<string, string>> = {
  'Agent.reviews': 'What is published about one subject; moderators have moderationQueue.',
  'Builder.reviews': 'What is published about one subject; moderators have moderationQueue.',
  'Lead.activities': 'The history of one lead.',
  'Query.heldReviews': 'Deprecated for moderationQueue, which has a filter.',
  'Query.myDataAccesses': 'It is read for what is not expected in it.',
  'Query.mySavedSearches': 'A person keeps a few.',
  'Query.transparencyLogEntries': 'A log is read whole, in its order, to be verified.',
  'Query.transparencyLogHeads': 'A log is read whole, in its order, to be verified.',
};

/** Lists that are not counted, and why. */
const WITHOUT_COUNT: Readonly<Record<string, string>> = {
  'Query.leadMessages': 'A conversation is read from its end.',
  'Query.myDataAccesses': 'The trail is read by time; no work is left in it.',
  'Query.mySavedSearches': 'A person keeps a few.',
  'Query.notifications': 'unreadCount says how many are left to read.',
  'Query.organizationUsage': 'One row a day.',
  'Query.search': 'Its facets say how many there are of each kind.',
  'Query.transparencyLogEntries': 'treeSize of the signed head says how many.',
  'Query.transparencyLogHeads': 'A log is read whole, in its order, to be verified.',
  'Query.webhookDeliveries': 'Read from the newest for why one failed; metrics count them.',
};

/** Lists without a cursor: what bounds each of them. */
const BOUNDED: Readonly<Record<string, string>> = {
  'Query.apiKeys': 'Keys of one organization, of which there are few.',
  'Query.bulkQueries': 'The latest exports of one organization.',
  'Query.documentLogEntries': 'What the log says of one document.',
  'Query.fieldUsage': 'Fields of one schema.',
  'Query.leadStats': 'Agents, stages or sources of one brokerage.',
  'Query.listingPhotos': 'Photos of one home.',
  'Query.localities': 'Places of one region.',
  'Query.myDataExports': 'A person makes few, and each is deleted after its time.',
  'Query.myInvitations': 'At most 50.',
  'Query.myMemberships': 'A person works for one brokerage.',
  'Query.myPasskeys': 'Devices of one person.',
  'Query.myShortlist': 'Homes that one person keeps, of which there is a most.',
  'Query.nodes': 'As many as ids are given.',
  'Query.rateLimit': 'The limits there are.',
  'Query.scopes': 'The scopes there are.',
  'Query.similarListings': 'At most `first`.',
  'Query.suggest': 'As many as a search box shows.',
  'Query.trustScoreHistory': 'At most `first`.',
  'Query.webhooks': 'Addresses of one organization, of which there is a most.',
};

const api = buildSchema(readFileSync(join(repositoryRoot, 'schema/api.graphql'), 'utf8'));
const fields = Object.values(api.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__') && !name.endsWith('Connection'))
  .flatMap((parent) =>
    Object.values(parent.getFields()).map((field) => ({
      ...field,
      parent,
      of: `${parent.name}.${field.name}`,
    })),
  );
const pages = fields.filter(({ type }) => getNamedType(type).name.endsWith('Connection'));
const namesOf = (some: typeof fields) => some.map(({ of }) => of).sort();

describe('the lists of the graph', () => {
  it('go on by a cursor, from either end', () => {
    const wanting = pages.filter(({ args }) =>
      PAGE_ARGUMENTS.some((name) => !args.some((argument) => argument.name === name)),
    );
    expect(namesOf(wanting)).toEqual([]);
  });

  it('have a filter, or a reason to have none', () => {
    const wanting = pages.filter(({ args }) =>
      args.every(({ name }) => PAGE_ARGUMENTS.includes(name) || name === 'sort'),
    );
    expect(namesOf(wanting)).toEqual(Object.keys(WITHOUT_FILTER));
  });

  it('are counted, or have a reason not to be', () => {
    const wanting = pages.filter(({ type }) => {
      const connection = getNamedType(type);
      return isObjectType(connection) && !('totalCount' in connection.getFields());
    });
    expect(namesOf(wanting)).toEqual(Object.keys(WITHOUT_COUNT));
  });

  it('are bounded where they have no cursor', () => {
    const whole = fields.filter(
      ({ parent, type }) => parent.name === 'Query' && isListType(getNullableType(type)),
    );
    expect(namesOf(whole)).toEqual(Object.keys(BOUNDED));
  });
});
