import { Resumable } from '@propmubi/runtime';
import { Field, Int, ObjectType } from 'type-graphql';
import { Notification } from '../notification.types.js';

@ObjectType({ simpleResolvers: true, description: 'Notifications that are no longer kept.' })
export class NotificationGap {
  @Field(() => Int, { description: 'How many were missed.' })
  missed: number;
}

@ObjectType({
  simpleResolvers: true,
  implements: Resumable,
  description: 'The viewer was notified; or, with `gap`, some notifications are no longer kept.',
})
export class NotificationEvent extends Resumable {
  @Field(() => Notification, { nullable: true, description: 'The notification; null for a gap.' })
  notification: Notification | null;

  @Field(() => Int, { description: 'How many are unread now; 1,000 means that many or more.' })
  unreadCount: number;

  @Field(() => NotificationGap, { nullable: true, description: 'Set when some are no longer kept.' })
  gap: NotificationGap | null;
}
