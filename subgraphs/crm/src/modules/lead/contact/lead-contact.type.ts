import { Field, ObjectType } from 'type-graphql';
import { Consent } from '../consent/consent.entity.js';

@ObjectType({
  simpleResolvers: true,
  description: 'How to reach the buyer, as far as the buyer agreed to be reached.',
})
export class LeadContact {
  @Field(() => String, {
    nullable: true,
    description: 'What to call the buyer. Null once the buyer corrected it: Lead.buyer has it.',
  })
  name: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'E.164. Null without consent to call or message, and while the buyer’s account has not proved the number.',
  })
  phone: string | null;

  @Field(() => Boolean, {
    description:
      'The buyer’s account proved the number, or the brokerage or a partner vouches for it. False: it may be another person’s.',
  })
  phoneVerified: boolean;

  @Field(() => String, { nullable: true, description: 'E-mail address. Null without consent to write.' })
  email: string | null;

  @Field(() => [Consent], { description: 'What the buyer agreed to, and took back.' })
  consents: Consent[];
}
