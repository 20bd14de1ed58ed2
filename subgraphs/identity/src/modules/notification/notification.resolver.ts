import { kindOf, type Language, languageOf, render } from '@propmubi/notifications';
import { type Connection, NotAudited } from '@propmubi/runtime';
import {
  Arg,
  Args,
  Ctx,
  Directive,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import {
  listNotifications,
  markNotificationsRead,
  notificationById,
  unreadNotifications,
} from './notification.service.js';
import {
  MarkNotificationsReadInput,
  MarkNotificationsReadPayload,
  Notification,
  NotificationCategoryEnum,
  NotificationConnection,
  NotificationLanguageEnum,
  NotificationsArgs,
} from './notification.types.js';

const LANGUAGE = {
  nullable: true,
  description: 'In which language; left out, the first of the person’s languages that there is.',
} as const;

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => NotificationConnection, {
    nullable: true,
    description: 'What the viewer was notified of, newest first.',
  })
  @Directive('@authenticated')
  notifications(
    @Args(() => NotificationsArgs) args: NotificationsArgs,
    @Ctx() context: IdentityContext,
  ): Promise<Connection<Notification>> {
    return listNotifications(context, args);
  }

  @Query(() => Notification, { nullable: true, description: 'One of the viewer’s own notifications.' })
  @Directive('@authenticated')
  notification(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: IdentityContext,
  ): Promise<Notification | null> {
    return notificationById(context, id);
  }

  @NotAudited('A person reads their own list.')
  @Mutation(() => MarkNotificationsReadPayload, {
    description: 'Marks the viewer’s notifications as read; what was read is not sent any more.',
  })
  @Directive('@authenticated')
  @UserErrors('INVALID_ID', 'PERSON_REQUIRED')
  async markNotificationsRead(
    @Arg('input', () => MarkNotificationsReadInput, { description: 'Which.' })
    { notificationIds }: MarkNotificationsReadInput,
    @Ctx() context: IdentityContext,
  ): Promise<MarkNotificationsReadPayload> {
    return { unreadCount: await markNotificationsRead(context, notificationIds) };
  }

  @FieldResolver(() => NotificationCategoryEnum, { description: 'Why the person is notified.' })
  category(@Root() { kind }: Notification): 'SERVICE' | 'MARKETING' {
    return kindOf(kind).category;
  }

  @FieldResolver(() => String, { description: 'A few words.' })
  async title(
    @Root() notification: Notification,
    @Arg('language', () => NotificationLanguageEnum, LANGUAGE) language: Language | null,
    @Ctx() context: IdentityContext,
  ): Promise<string> {
    return (await textOf(notification, language, context)).title;
  }

  @FieldResolver(() => String, { description: 'A sentence or two.' })
  async body(
    @Root() notification: Notification,
    @Arg('language', () => NotificationLanguageEnum, LANGUAGE) language: Language | null,
    @Ctx() context: IdentityContext,
  ): Promise<string> {
    return (await textOf(notification, language, context)).body;
  }
}

@Resolver(() => NotificationConnection)
export class NotificationConnectionResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many of the viewer’s are unread, whichever are listed; 1,000 means that many or more.',
  })
  @Directive('@cost(weight: 10)')
  unreadCount(@Ctx() context: IdentityContext): Promise<number> {
    return unreadNotifications(context);
  }
}

async function textOf(
  { kind, facts }: Notification,
  language: Language | null,
  { viewer, loaders }: IdentityContext,
) {
  const chosen =
    language ?? languageOf((viewer.userId && (await loaders.userById.load(viewer.userId))?.languages) || []);
  return render(kind, chosen, facts);
}
