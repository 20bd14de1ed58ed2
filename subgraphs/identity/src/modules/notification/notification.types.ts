import {
  CHANNELS,
  type Channel,
  LANGUAGES,
  type Language,
  NOTIFICATION_KINDS,
  type NotificationFacts,
  type NotificationKind,
} from '@propmubi/notifications';
import { codeEnum, ConnectionArgs, connectionTypes, GraphQLDateTime, Node } from '@propmubi/runtime';
import { ArrayMaxSize, IsOptional, IsUUID } from 'class-validator';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

const KIND_MEANINGS: Record<NotificationKind, string> = {
  LEAD_ASSIGNED: 'An agent got a lead; by push after 60 s and by SMS after 120 s unseen.',
  LEAD_IN_POND: 'Agents missed a lead’s deadlines, and it lies in the pond. For managers.',
  LEAD_MESSAGE: 'A buyer wrote to the agent of a lead; by push after 20 s unread.',
  ENQUIRY_MESSAGE: 'An agent wrote to a buyer; by push after 20 s and by e-mail after 10 min unread.',
  SITE_VISIT_SCHEDULED: 'A site visit has a time. For buyer and agent.',
  DOCUMENT_VERIFIED: 'A document was verified.',
  DOCUMENT_REJECTED: 'A document was rejected.',
  DOCUMENT_INFO_REQUESTED: 'A reviewer needs more about a document.',
  DOCUMENT_EXPIRING: 'A verified document has to be checked again soon.',
  LICENCE_EXPIRED: 'An agent’s registration has expired.',
  ORGANIZATION_VERIFIED: 'A brokerage was verified. For managers.',
  QUOTA_NEARLY_USED: 'A brokerage has used 80 % of a quota. For managers.',
  QUOTA_USED_UP: 'A brokerage has used up a quota. For managers.',
  REVIEW_PUBLISHED: 'A review was published. For its author.',
  REVIEW_REJECTED: 'A review was rejected or removed. For its author.',
  DISPUTE_DECIDED: 'A dispute was decided. For the one who opened it.',
  SAVED_SEARCH_MATCHED: 'Homes newly match a search that the person saved.',
  LISTING_PRICE_CHANGED: 'A home one enquired about has a new price. Marketing.',
};
const CHANNEL_MEANINGS: Record<Channel, string> = {
  IN_APP: 'The list of notifications.',
  PUSH: 'A message to the browsers that are subscribed.',
  SMS: 'A text message to the proven number.',
  EMAIL: 'An e-mail to the proven address.',
  WHATSAPP: 'A WhatsApp message to the proven number.',
};
const LANGUAGE_MEANINGS: Record<Language, string> = { en: 'English.', hi: 'Hindi.', mr: 'Marathi.' };

export const NotificationKindEnum = codeEnum(
  'NotificationKind',
  'What a notification is about.',
  ordered(NOTIFICATION_KINDS, KIND_MEANINGS),
);
export const NotificationChannelEnum = codeEnum(
  'NotificationChannel',
  'How a notification reaches a person.',
  ordered(CHANNELS, CHANNEL_MEANINGS),
);
/** `EN` in the graph, `en` in the code. */
export const NotificationLanguageEnum = Object.fromEntries(
  LANGUAGES.map((language) => [language.toUpperCase(), language]),
);
registerEnumType(NotificationLanguageEnum, {
  name: 'NotificationLanguage',
  description: 'A language that notifications are written in.',
  valuesConfig: Object.fromEntries(
    LANGUAGES.map((language) => [language.toUpperCase(), { description: LANGUAGE_MEANINGS[language] }]),
  ),
});
export const NotificationCategoryEnum = codeEnum('NotificationCategory', 'Why a person is notified.', {
  SERVICE: 'It is about what the person does here.',
  MARKETING: 'It is an offer, and needs the person’s consent for each channel.',
});

function ordered<Code extends string>(
  codes: readonly Code[],
  meanings: Record<Code, string>,
): Record<Code, string> {
  return Object.fromEntries(codes.map((code) => [code, meanings[code]])) as Record<Code, string>;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'What a person was notified of, in their list.',
})
@Directive('@key(fields: "id")')
export class Notification {
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Field(() => NotificationKindEnum, { description: 'What it is about.' })
  kind: NotificationKind;

  @Field(() => ID, { description: 'The id of the lead, document, review … that it is about.' })
  subjectId: string;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was marked as read.' })
  readAt: Date | null;

  seq: number;
  facts: NotificationFacts;
}

export const { ConnectionType: NotificationConnection } = connectionTypes(Notification, 'Notification');

@ArgsType()
export class NotificationsArgs extends ConnectionArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only those that were not marked as read.' })
  unreadOnly: boolean = false;
}

@InputType({ description: 'Which notifications were read.' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true, description: 'These, at most 100; left out, all there are.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID('all', { each: true })
  notificationIds?: string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'What is left to read.' })
export class MarkNotificationsReadPayload {
  @Field(() => Int, { description: 'How many are unread; 1,000 means that many or more.' })
  unreadCount: number;
}
