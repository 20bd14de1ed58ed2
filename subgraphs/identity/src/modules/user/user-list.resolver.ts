import { AuditsRead, type Connection, connectionTypes } from '@propmubi/runtime';
import { Args, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { User } from './user.entity.js';
import { type UserFilter, UsersArgs } from './user-list.inputs.js';
import { countUsers, findUsers, USER_COUNT_CAP } from './user-list.repository.js';

const { ConnectionType: UserConnection } = connectionTypes(User, 'User');

/** The filter is kept, so that the count is made only when it is asked for. */
type UserPage = Connection<User> & { filter: UserFilter };

@Resolver(() => UserConnection)
export class UserListResolver {
  @AuditsRead('USERS_LISTED', ({ viewer }) => ({
    organizationId: null,
    subjectType: 'USER_LIST',
    subjectId: viewer.userId as string,
  }))
  @Query(() => UserConnection, {
    nullable: true,
    description: 'Users, newest first: for administrators, and for reviewers who check identities.',
  })
  @Directive('@requiresScopes(scopes: [["platform:admin"], ["documents:review"]])')
  async users(
    @Args(() => UsersArgs) args: UsersArgs,
    @Ctx() { db, keys }: IdentityContext,
  ): Promise<UserPage> {
    return { ...(await db.read((em) => findUsers(em, keys, args))), filter: args.filter ?? {} };
  }

  @FieldResolver(() => Int, { description: `How many match; ${USER_COUNT_CAP} means that many or more.` })
  @Directive('@cost(weight: 100)')
  totalCount(@Root() { filter }: UserPage, @Ctx() { db, keys }: IdentityContext): Promise<number> {
    return db.read((em) => countUsers(em, keys, filter));
  }
}
