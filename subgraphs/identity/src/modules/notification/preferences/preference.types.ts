import type { Channel, NotificationKind } from '@propmubi/notifications';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import {
  NotificationCategoryEnum,
  NotificationChannelEnum,
  NotificationKindEnum,
} from '../notification.types.js';

@ObjectType({ simpleResolvers: true, description: 'Whether one kind of notification comes by one channel.' })
export class NotificationChoice {
  @Field(() => NotificationKindEnum, { description: 'What about.' })
  kind: NotificationKind;

  @Field(() => NotificationCategoryEnum, {
    description: 'Marketing comes only where the channel has a consent, too.',
  })
  category: 'SERVICE' | 'MARKETING';

  @Field(() => NotificationChannelEnum, { description: 'By which channel.' })
  channel: Channel;

  @Field(() => Boolean, { description: 'Whether it is turned on, by choice or by default.' })
  enabled: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'How the viewer wants to be notified.' })
export class NotificationSettings {
  @Field(() => String, {
    description: 'From when nothing rings, HH:MM in Indian Standard Time; equal to `quietTo`: never.',
  })
  quietFrom: string;

  @Field(() => String, { description: 'Until when; what came meanwhile is sent then.' })
  quietTo: string;

  @Field(() => Boolean, { description: 'Whether urgent ones, such as new leads, ring in quiet hours, too.' })
  urgentInQuietHours: boolean;

  @Field(() => Boolean, { description: 'One e-mail a day instead of one for each.' })
  emailDigest: boolean;

  @Field(() => [NotificationChoice], { description: 'Every kind with every channel it can come by.' })
  choices: NotificationChoice[];

  @Field(() => [NotificationChannelEnum], {
    description: 'Channels by which the viewer consented to offers.',
  })
  marketingConsents: Channel[];
}

@InputType({ description: 'Turns a kind of notification on or off for a channel.' })
export class NotificationChoiceInput {
  @Field(() => NotificationKindEnum, { description: 'What about.' })
  kind: NotificationKind;

  @Field(() => NotificationChannelEnum, { description: 'By which channel.' })
  channel: Channel;

  @Field(() => Boolean, { description: 'On or off.' })
  enabled: boolean;
}

@InputType({ description: 'Gives or withdraws the consent to offers by a channel.' })
export class MarketingConsentInput {
  @Field(() => NotificationChannelEnum, { description: 'By which channel.' })
  channel: Channel;

  @Field(() => Boolean, {
    description: 'True to give, false to withdraw: at once, and for what is on its way.',
  })
  granted: boolean;
}

@InputType({ description: 'What to change; what is left out stays.' })
export class UpdateNotificationSettingsInput {
  @Field(() => String, { nullable: true, description: 'HH:MM in Indian Standard Time.' })
  @IsOptional()
  @MaxLength(5)
  quietFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'HH:MM in Indian Standard Time.' })
  @IsOptional()
  @MaxLength(5)
  quietTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether urgent ones ring in quiet hours, too.' })
  urgentInQuietHours?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'One e-mail a day instead of one for each.' })
  emailDigest?: boolean | null;

  @Field(() => [NotificationChoiceInput], {
    nullable: true,
    description: 'Kinds and channels to turn on or off.',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  @ValidateNested()
  choices?: NotificationChoiceInput[] | null;

  @Field(() => [MarketingConsentInput], { nullable: true, description: 'Consents to give or withdraw.' })
  @IsOptional()
  @ArrayMaxSize(10)
  @ValidateNested()
  marketingConsents?: MarketingConsentInput[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'The settings after the change.' })
export class UpdateNotificationSettingsPayload {
  @Field(() => NotificationSettings, { description: 'The settings.' })
  settings: NotificationSettings;
}
