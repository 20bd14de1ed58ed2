import { Audited, type Connection, NotAudited } from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import {
  createWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  replayWebhook,
  rotateWebhookSecret,
  sendTestWebhook,
  updateWebhook,
} from './webhook.service.js';
import {
  CreateWebhookInput,
  CreateWebhookPayload,
  RemoveWebhookInput,
  RemoveWebhookPayload,
  ReplayWebhookInput,
  ReplayWebhookPayload,
  RotateWebhookSecretInput,
  RotateWebhookSecretPayload,
  SendTestWebhookInput,
  SendTestWebhookPayload,
  UpdateWebhookInput,
  UpdateWebhookPayload,
  Webhook,
  WebhookDeliveriesArgs,
  type WebhookDelivery,
  WebhookDeliveryConnection,
} from './webhook.types.js';

const MANAGERS = '@requiresScopes(scopes: [["organization:manage"]])';
const OF_CHANGES = ['FRESH_SIGN_IN_REQUIRED', 'PERSON_REQUIRED', 'STEP_UP_REQUIRED'] as const;
const WHICH = { description: 'Which.' };

@Resolver()
export class WebhookResolver {
  @Query(() => [Webhook], { description: 'Webhooks of the brokerage that the viewer manages, newest first.' })
  @Directive(MANAGERS)
  webhooks(@Ctx() context: IdentityContext): Promise<Webhook[]> {
    return listWebhooks(context);
  }

  @Query(() => WebhookDeliveryConnection, {
    nullable: true,
    description: 'What was sent to a webhook in the last 30 days, newest first.',
  })
  @Directive(MANAGERS)
  webhookDeliveries(
    @Args(() => WebhookDeliveriesArgs) args: WebhookDeliveriesArgs,
    @Ctx() context: IdentityContext,
  ): Promise<Connection<WebhookDelivery>> {
    return listDeliveries(context, args);
  }

  @Audited()
  @Mutation(() => CreateWebhookPayload, {
    description: 'Has an address of the brokerage’s own called when something happens.',
  })
  @Directive(MANAGERS)
  @UserErrors(...OF_CHANGES, 'INVALID_NAME', 'TOO_MANY_WEBHOOKS', 'WEBHOOK_URL_INVALID')
  createWebhook(
    @Arg('input', () => CreateWebhookInput, { description: 'The webhook.' }) input: CreateWebhookInput,
    @Ctx() context: IdentityContext,
  ): Promise<CreateWebhookPayload> {
    return createWebhook(context, input);
  }

  @Audited()
  @Mutation(() => UpdateWebhookPayload, { description: 'Changes a webhook, or switches it off or on.' })
  @Directive(MANAGERS)
  @UserErrors(...OF_CHANGES, 'INVALID_ID', 'INVALID_NAME', 'WEBHOOK_NOT_FOUND', 'WEBHOOK_URL_INVALID')
  async updateWebhook(
    @Arg('input', () => UpdateWebhookInput, { description: 'What to change.' }) input: UpdateWebhookInput,
    @Ctx() context: IdentityContext,
  ): Promise<UpdateWebhookPayload> {
    return { webhook: await updateWebhook(context, input) };
  }

  @Audited()
  @Mutation(() => RotateWebhookSecretPayload, {
    description: 'Gives a webhook a new secret; for a day messages are signed by the one before, too.',
  })
  @Directive(MANAGERS)
  @UserErrors(...OF_CHANGES, 'INVALID_ID', 'WEBHOOK_NOT_FOUND')
  rotateWebhookSecret(
    @Arg('input', () => RotateWebhookSecretInput, WHICH) { webhookId }: RotateWebhookSecretInput,
    @Ctx() context: IdentityContext,
  ): Promise<RotateWebhookSecretPayload> {
    return rotateWebhookSecret(context, webhookId);
  }

  @Audited()
  @Mutation(() => RemoveWebhookPayload, {
    description: 'Removes a webhook with what is still to be sent to it.',
  })
  @Directive(MANAGERS)
  @UserErrors(...OF_CHANGES, 'INVALID_ID', 'WEBHOOK_NOT_FOUND')
  async removeWebhook(
    @Arg('input', () => RemoveWebhookInput, WHICH) { webhookId }: RemoveWebhookInput,
    @Ctx() context: IdentityContext,
  ): Promise<RemoveWebhookPayload> {
    return { webhookId: await removeWebhook(context, webhookId) };
  }

  @NotAudited('A message that says nothing but that it is a test.')
  @Mutation(() => SendTestWebhookPayload, {
    description: 'Sends a webhook a message that says that it is a test.',
  })
  @Directive(MANAGERS)
  @UserErrors(...OF_CHANGES, 'INVALID_ID', 'WEBHOOK_NOT_FOUND')
  async sendTestWebhook(
    @Arg('input', () => SendTestWebhookInput, WHICH) { webhookId }: SendTestWebhookInput,
    @Ctx() context: IdentityContext,
  ): Promise<SendTestWebhookPayload> {
    return { eventId: await sendTestWebhook(context, webhookId) };
  }

  @Audited()
  @Mutation(() => ReplayWebhookPayload, {
    description: 'Sends a webhook again what it was sent, under the same ids and in the same order.',
  })
  @Directive(MANAGERS)
  @UserErrors(...OF_CHANGES, 'INVALID_ID', 'REPLAY_RANGE_INVALID', 'WEBHOOK_NOT_FOUND')
  async replayWebhook(
    @Arg('input', () => ReplayWebhookInput, { description: 'What to send again.' }) input: ReplayWebhookInput,
    @Ctx() context: IdentityContext,
  ): Promise<ReplayWebhookPayload> {
    return { replayedCount: await replayWebhook(context, input) };
  }
}
