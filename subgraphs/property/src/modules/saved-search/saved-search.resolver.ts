import {
  assertPerson,
  type Connection,
  ConnectionArgs,
  connectionTypes,
  cursorInstant,
  NotAudited,
  readPage,
  toConnection,
} from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { PropertyContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { RemoveSavedSearchInput, RemoveSavedSearchPayload, SaveSearchInput, SaveSearchPayload, UpdateSavedSearchInput, UpdateSavedSearchPayload } from './saved-search.inputs.js'; // prettier-ignore
import { findSavedSearches } from './saved-search.repository.js';
import { removeSavedSearch, saveSearch, updateSavedSearch } from './saved-search.service.js';
import { SavedSearch } from './saved-search.type.js';

const { ConnectionType: SavedSearchConnection } = connectionTypes(SavedSearch, 'SavedSearch');
const cursorShape = z.tuple([cursorInstant, z.uuid()]);

const OWN_SEARCH = 'A search of one’s own: it decides and shows nothing of another person.';

@Resolver()
export class SavedSearchResolver {
  @Query(() => SavedSearchConnection, { description: 'The searches that the viewer keeps, newest first.' })
  @Directive('@authenticated')
  async mySavedSearches(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { db, viewer }: PropertyContext,
  ): Promise<Connection<SavedSearch>> {
    assertPerson(viewer);
    const page = readPage(args, cursorShape);
    const found = await db.read((em) => findSavedSearches(em, viewer.userId as string, page));
    return toConnection(found, page, ({ createdAt, id }) => [createdAt.toISOString(), id]);
  }

  @Mutation(() => SaveSearchPayload, {
    description: 'Keeps a search for homes; its owner is told of those that newly match.',
  })
  @Directive('@authenticated')
  @NotAudited(OWN_SEARCH)
  @UserErrors('EMPTY_RANGE', 'INVALID_ID', 'SEARCH_UNRESTRICTED', 'TOO_MANY_SAVED_SEARCHES')
  async saveSearch(
    @Arg('input', () => SaveSearchInput, { description: 'The search, and the idempotency key.' })
    input: SaveSearchInput,
    @Ctx() context: PropertyContext,
  ): Promise<SaveSearchPayload> {
    return { savedSearch: await saveSearch(context, input) };
  }

  @Mutation(() => UpdateSavedSearchPayload, {
    description: 'Changes what a saved search is called and when its owner is told.',
  })
  @Directive('@authenticated')
  @NotAudited(OWN_SEARCH)
  @UserErrors('INVALID_ID', 'SAVED_SEARCH_NOT_FOUND')
  async updateSavedSearch(
    @Arg('input', () => UpdateSavedSearchInput, { description: 'What to change.' })
    input: UpdateSavedSearchInput,
    @Ctx() context: PropertyContext,
  ): Promise<UpdateSavedSearchPayload> {
    return { savedSearch: await updateSavedSearch(context, input) };
  }

  @Mutation(() => RemoveSavedSearchPayload, { description: 'Removes a saved search, and its matches.' })
  @Directive('@authenticated')
  @NotAudited(OWN_SEARCH)
  @UserErrors('INVALID_ID', 'SAVED_SEARCH_NOT_FOUND')
  async removeSavedSearch(
    @Arg('input', () => RemoveSavedSearchInput, { description: 'Which.' })
    { id }: RemoveSavedSearchInput,
    @Ctx() context: PropertyContext,
  ): Promise<RemoveSavedSearchPayload> {
    return { id: await removeSavedSearch(context, id) };
  }
}
