import { Audited, AuditsRead, NotAudited, UNMETERED } from '@propmubi/runtime';
import type { Connection } from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import {
  endUserSessions,
  listSessions,
  renameSession,
  revokeSession,
  signOutEverywhere,
} from './session-list.service.js';
import {
  EndUserSessionsInput,
  EndUserSessionsPayload,
  RenameSessionInput,
  RenameSessionPayload,
  RevokeSessionInput,
  RevokeSessionPayload,
  type OpenSession,
  OpenSessionConnection,
  SessionsArgs,
  SignOutEverywhereInput,
  SignOutEverywherePayload,
} from './session-list.types.js';

@Resolver()
export class SessionListResolver {
  @AuditsRead<unknown, unknown, SessionsArgs>('SESSIONS_READ', ({ args: { userId }, viewer }) =>
    userId == null || userId === viewer.userId
      ? null
      : { organizationId: null, subjectType: 'USER', subjectId: userId, personId: userId },
  )
  @Query(() => OpenSessionConnection, {
    description: 'Sessions that are open, newest first: the viewer’s own, for an administrator any person’s.',
  })
  @Directive('@authenticated')
  sessions(
    @Args(() => SessionsArgs) args: SessionsArgs,
    @Ctx() context: IdentityContext,
  ): Promise<Connection<OpenSession>> {
    return listSessions(context, args);
  }

  @NotAudited('The name that a person gives a session of their own.')
  @Mutation(() => RenameSessionPayload, { description: 'Names one of the viewer’s own sessions.' })
  @Directive('@authenticated')
  @UserErrors('INVALID_ID', 'INVALID_NAME', 'PERSON_REQUIRED', 'SESSION_NOT_FOUND')
  async renameSession(
    @Arg('input', () => RenameSessionInput, { description: 'Which, and its name.' })
    input: RenameSessionInput,
    @Ctx() context: IdentityContext,
  ): Promise<RenameSessionPayload> {
    return { session: await renameSession(context, input) };
  }

  @Audited()
  @Mutation(() => RevokeSessionPayload, {
    description: 'Ends one of the viewer’s own sessions: a lost phone, a device of another person.',
  })
  @Directive('@authenticated')
  @Directive(UNMETERED)
  @UserErrors('INVALID_ID', 'PERSON_REQUIRED', 'SESSION_NOT_FOUND')
  async revokeSession(
    @Arg('input', () => RevokeSessionInput, { description: 'Which.' }) { sessionId }: RevokeSessionInput,
    @Ctx() context: IdentityContext,
  ): Promise<RevokeSessionPayload> {
    return { sessionId: await revokeSession(context, sessionId) };
  }

  @Audited()
  @Mutation(() => SignOutEverywherePayload, {
    description: 'Signs the viewer out on all other devices; API keys go on until they are revoked.',
  })
  @Directive('@authenticated')
  @Directive(UNMETERED)
  @UserErrors('PERSON_REQUIRED')
  async signOutEverywhere(
    @Arg('input', () => SignOutEverywhereInput, { description: 'What to leave open.' })
    input: SignOutEverywhereInput,
    @Ctx() context: IdentityContext,
  ): Promise<SignOutEverywherePayload> {
    return { endedCount: await signOutEverywhere(context, input) };
  }

  @Audited()
  @Mutation(() => EndUserSessionsPayload, {
    description: 'Ends all sessions of a person, whose account stays open.',
  })
  @Directive('@requiresScopes(scopes: [["platform:admin"]])')
  @UserErrors('INVALID_ID', 'USER_NOT_FOUND')
  async endUserSessions(
    @Arg('input', () => EndUserSessionsInput, { description: 'Whose and why.' }) input: EndUserSessionsInput,
    @Ctx() context: IdentityContext,
  ): Promise<EndUserSessionsPayload> {
    return { endedCount: await endUserSessions(context, input) };
  }
}
