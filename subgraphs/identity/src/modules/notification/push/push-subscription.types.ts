import { Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

const BASE64URL = /^[A-Za-z0-9_-]+=*$/;

@InputType({ description: 'A browser’s push subscription, as its PushManager gives it.' })
export class SubscribePushInput {
  @Field(() => String, { description: 'Its endpoint, at a push service.' })
  @MaxLength(1_024)
  endpoint: string;

  @Field(() => String, { description: 'Its public key, base64url.' })
  @MaxLength(120)
  @Matches(BASE64URL)
  p256dh: string;

  @Field(() => String, { description: 'Its secret, base64url.' })
  @MaxLength(40)
  @Matches(BASE64URL)
  auth: string;
}

@ObjectType({ simpleResolvers: true, description: 'The subscription.' })
export class SubscribePushPayload {
  @Field(() => ID, { description: 'Its id.' })
  subscriptionId: string;
}

@InputType({ description: 'Which browser.' })
export class UnsubscribePushInput {
  @Field(() => String, { description: 'The endpoint of its subscription.' })
  @MaxLength(1_024)
  endpoint: string;
}

@ObjectType({ simpleResolvers: true, description: 'What became of it.' })
export class UnsubscribePushPayload {
  @Field(() => Boolean, { description: 'Whether this browser was subscribed for the viewer.' })
  unsubscribed: boolean;
}
