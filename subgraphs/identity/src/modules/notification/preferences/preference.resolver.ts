import { NotAudited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../../context.js';
import { UserErrors } from '../../../user-errors.js';
import { notificationSettings, updateNotificationSettings } from './preference.service.js';
import {
  NotificationSettings,
  UpdateNotificationSettingsInput,
  UpdateNotificationSettingsPayload,
} from './preference.types.js';

@Resolver()
export class NotificationSettingsResolver {
  @Query(() => NotificationSettings, {
    nullable: true,
    description: 'How the viewer wants to be notified; defaults where they chose nothing.',
  })
  @Directive('@authenticated')
  notificationSettings(@Ctx() context: IdentityContext): Promise<NotificationSettings | null> {
    return notificationSettings(context);
  }

  @NotAudited('How a person is notified; consents are kept in a table that is only added to.')
  @Mutation(() => UpdateNotificationSettingsPayload, {
    description: 'Changes how the viewer is notified, and what they consent to.',
  })
  @Directive('@authenticated')
  @UserErrors('CHANNEL_NOT_OFFERED', 'INVALID_TIME', 'PERSON_REQUIRED')
  async updateNotificationSettings(
    @Arg('input', () => UpdateNotificationSettingsInput, { description: 'What to change.' })
    input: UpdateNotificationSettingsInput,
    @Ctx() context: IdentityContext,
  ): Promise<UpdateNotificationSettingsPayload> {
    return { settings: await updateNotificationSettings(context, input) };
  }
}
