import { codeEnum, ConnectionArgs, connectionTypes, GraphQLDateTime } from '@propmubi/runtime';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { WEBHOOK_EVENT_TYPES, WEBHOOK_EVENTS, type WebhookEventType } from './webhook-events.js';

const MAX_URL_LENGTH = 1_024;
/** Ids that one filter may name of a kind. */
const MAX_FILTERED = 50;

export const WebhookEventTypeEnum = codeEnum(
  'WebhookEventType',
  'What a webhook can be called for.',
  Object.fromEntries(
    WEBHOOK_EVENT_TYPES.map((type) => [
      type,
      `${WEBHOOK_EVENTS[type].means} Sent as \`${WEBHOOK_EVENTS[type].type}\`.`,
    ]),
  ) as Record<WebhookEventType, string>,
);
export const WebhookDeliveryStatusEnum = codeEnum('WebhookDeliveryStatus', 'How far a delivery has come.', {
  PENDING: 'It is due, or waits for its next attempt or for those before it.',
  SENDING: 'An attempt is under way.',
  DELIVERED: 'The receiver took it.',
  DEAD: 'It was given up after three days, or the webhook was switched off.',
});
export type WebhookDeliveryStatus = keyof typeof WebhookDeliveryStatusEnum;
export const WebhookFailureEnum = codeEnum('WebhookFailure', 'Why an attempt failed.', {
  STATUS: 'The receiver answered with another status than 2xx.',
  REDIRECT: 'The receiver answered with a redirect, which is not followed.',
  TIMEOUT: 'The receiver did not answer in time.',
  UNREACHABLE: 'No connection to the receiver came about.',
  BLOCKED_ADDRESS: 'The name leads to an address that is not one of the public internet.',
  DISABLED: 'The webhook was switched off.',
});
export type WebhookFailure = keyof typeof WebhookFailureEnum;

@ObjectType({
  simpleResolvers: true,
  description:
    'Which events of its types a webhook is called for: of each list that has ids, one must be the event’s.',
})
export class WebhookFilter {
  @Field(() => [ID], { description: 'Agents.' })
  agentIds: string[];

  @Field(() => [ID], { description: 'Listings.' })
  listingIds: string[];

  @Field(() => [ID], { description: 'Projects.' })
  projectIds: string[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'An address of an organization’s system that is called when something happens.',
})
export class Webhook {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => String, { description: 'What it is for.' })
  name: string;

  @Field(() => String, { description: 'What is called.' })
  url: string;

  @Field(() => [WebhookEventTypeEnum], { description: 'What it is called for.' })
  eventTypes: WebhookEventType[];

  @Field(() => WebhookFilter, { description: 'Which of them.' })
  filter: WebhookFilter;

  @Field(() => Boolean, { description: 'Whether it is called.' })
  enabled: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Since when its secret signs.' })
  secretRotatedAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Until when messages are signed by the secret before, too.',
  })
  previousSecretUntil: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'One message to a webhook, and how far it has come.' })
export class WebhookDelivery {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => ID, {
    description: '`webhook-id` of the message: the same for every attempt and replay of an event.',
  })
  eventId: string;

  @Field(() => String, { description: '`type` of the message.' })
  eventType: string;

  @Field(() => ID, { description: 'What it is about; messages about one subject keep their order.' })
  subjectId: string;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  occurredAt: Date;

  @Field(() => Boolean, { description: 'Whether it was sent again by `replayWebhook`.' })
  isReplay: boolean;

  @Field(() => WebhookDeliveryStatusEnum, { description: 'How far it has come.' })
  status: WebhookDeliveryStatus;

  @Field(() => Int, { description: 'Attempts so far.' })
  attempts: number;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it is tried next.' })
  nextAttemptAt: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was delivered or given up.' })
  finishedAt: Date | null;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the last answer.' })
  responseStatus: number | null;

  @Field(() => WebhookFailureEnum, { nullable: true, description: 'Why the last attempt failed.' })
  failure: WebhookFailure | null;

  /** Place in the log. */
  seq: string;
}

export const { ConnectionType: WebhookDeliveryConnection } = connectionTypes(
  WebhookDelivery,
  'WebhookDelivery',
);

@ArgsType()
export class WebhookDeliveriesArgs extends ConnectionArgs {
  @Field(() => ID, { description: 'Of which webhook.' })
  @IsUUID()
  webhookId: string;

  @Field(() => WebhookDeliveryStatusEnum, {
    nullable: true,
    description: 'Only those that have come so far.',
  })
  @IsOptional()
  status?: WebhookDeliveryStatus | null;
}

@InputType({
  description:
    'Which events of its types a webhook is called for; a list that is left out or empty excludes none.',
})
export class WebhookFilterInput {
  @Field(() => [ID], { nullable: true, description: 'Agents.' })
  @IsOptional()
  @ArrayMaxSize(MAX_FILTERED)
  @IsUUID(undefined, { each: true })
  agentIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Listings.' })
  @IsOptional()
  @ArrayMaxSize(MAX_FILTERED)
  @IsUUID(undefined, { each: true })
  listingIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Projects.' })
  @IsOptional()
  @ArrayMaxSize(MAX_FILTERED)
  @IsUUID(undefined, { each: true })
  projectIds?: string[] | null;
}

@InputType({ description: 'A webhook to make.' })
export class CreateWebhookInput {
  @Field(() => String, { description: 'What it is for.' })
  name: string;

  @Field(() => String, { description: 'A public https address.' })
  @MaxLength(MAX_URL_LENGTH)
  url: string;

  @Field(() => [WebhookEventTypeEnum], { description: 'What it is called for.' })
  @ArrayMinSize(1)
  @ArrayUnique()
  eventTypes: WebhookEventType[];

  @Field(() => WebhookFilterInput, { nullable: true, description: 'Which of them; all when left out.' })
  @IsOptional()
  @ValidateNested()
  filter?: WebhookFilterInput | null;
}

@InputType({ description: 'What of a webhook to change; what is left out stays.' })
export class UpdateWebhookInput {
  @Field(() => ID, { description: 'Which.' })
  webhookId: string;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'A public https address.' })
  @IsOptional()
  @MaxLength(MAX_URL_LENGTH)
  url?: string | null;

  @Field(() => [WebhookEventTypeEnum], { nullable: true, description: 'What it is called for.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayUnique()
  eventTypes?: WebhookEventType[] | null;

  @Field(() => WebhookFilterInput, { nullable: true, description: 'Which of them.' })
  @IsOptional()
  @ValidateNested()
  filter?: WebhookFilterInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is called.' })
  enabled?: boolean | null;
}

@InputType({ description: 'A webhook to remove.' })
export class RemoveWebhookInput {
  @Field(() => ID, { description: 'Which.' })
  webhookId: string;
}

@InputType({ description: 'Whose secret to replace.' })
export class RotateWebhookSecretInput {
  @Field(() => ID, { description: 'Which webhook.' })
  webhookId: string;
}

@InputType({ description: 'Where to send a message that says that it is a test.' })
export class SendTestWebhookInput {
  @Field(() => ID, { description: 'Which webhook.' })
  webhookId: string;
}

@InputType({ description: 'What to send again.' })
export class ReplayWebhookInput {
  @Field(() => ID, { description: 'Which webhook.' })
  webhookId: string;

  @Field(() => GraphQLDateTime, { description: 'What happened from then on.' })
  from: Date;

  @Field(() => GraphQLDateTime, { description: 'And before then.' })
  until: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A webhook with its secret, which is shown this once.' })
export class CreateWebhookPayload {
  @Field(() => Webhook, { description: 'The webhook.' })
  webhook: Webhook;

  @Field(() => String, { description: 'Verifies signatures. It cannot be shown again.' })
  secret: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A webhook with its new secret, which is shown this once.',
})
export class RotateWebhookSecretPayload extends CreateWebhookPayload {}

@ObjectType({ simpleResolvers: true, description: 'The webhook as it is now.' })
export class UpdateWebhookPayload {
  @Field(() => Webhook, { description: 'The webhook.' })
  webhook: Webhook;
}

@ObjectType({ simpleResolvers: true, description: 'Which webhook is gone.' })
export class RemoveWebhookPayload {
  @Field(() => ID, { description: 'Its id.' })
  webhookId: string;
}

@ObjectType({ simpleResolvers: true, description: 'The message, which `webhookDeliveries` shows.' })
export class SendTestWebhookPayload {
  @Field(() => ID, { description: '`webhook-id` of the message.' })
  eventId: string;
}

@ObjectType({ simpleResolvers: true, description: 'What is sent again.' })
export class ReplayWebhookPayload {
  @Field(() => Int, { description: 'How many messages; the oldest 10,000 at most.' })
  replayedCount: number;
}
