import { CursorScalar } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { IdentityContext } from '../../../context.js';
import { NotificationEvent } from './notification-event.types.js';
import { notificationCursor, openNotificationFeed } from './notification-feed.js';

interface SubscribeData {
  args: { after?: string | null };
  context: IdentityContext;
}

@Resolver()
export class NotificationCursorResolver {
  @Query(() => CursorScalar, {
    nullable: true,
    description: 'Where `notificationReceived` opened now without a cursor begins.',
  })
  @Directive('@authenticated')
  notificationCursor(@Ctx() context: IdentityContext): Promise<string> {
    return notificationCursor(context);
  }
}

@Resolver()
export class NotificationFeedResolver {
  @Subscription(() => NotificationEvent, {
    description: 'What the viewer is notified of: at least once, in order, resumable.',
    subscribe: ({ args, context }: SubscribeData) => openNotificationFeed(context, args.after),
  })
  @Directive('@authenticated')
  notificationReceived(
    @Root() event: NotificationEvent,
    @Arg('after', () => CursorScalar, {
      nullable: true,
      description: 'Cursor of the last event seen. Without it the stream begins with what happens next.',
    })
    _after: string | undefined,
  ): NotificationEvent {
    return event;
  }
}
