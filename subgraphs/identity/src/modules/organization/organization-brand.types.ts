import { GraphQLURL } from '@propmubi/runtime';
import { MaxLength } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Organization } from './organization.entity.js';

@ObjectType({ simpleResolvers: true, description: 'How an organization shows itself to everyone.' })
export class OrganizationBrand {
  organizationId: string;

  @Field(() => GraphQLURL, {
    nullable: true,
    description: 'Its logo: an https address, or the picture itself (`data:image/…`).',
  })
  logo: string | null;

  @Field(() => String, { nullable: true, description: 'Its colour, such as `#0a7d5b`.' })
  colour: string | null;

  @Field(() => String, { nullable: true, description: 'What it says of itself.' })
  about: string | null;

  @Field(() => GraphQLURL, { nullable: true, description: 'Its site.' })
  websiteUrl: string | null;

  @Field(() => String, { nullable: true, description: 'Address for e-mail, of a manager who confirmed it.' })
  contactEmail: string | null;

  @Field(() => String, { nullable: true, description: 'Mobile number, of a manager who confirmed it.' })
  contactPhone: string | null;
}

@InputType({
  description: 'What to change of the viewer’s brokerage. What is left out stays; null takes it away.',
})
export class UpdateOrganizationInput {
  @Field(() => String, {
    nullable: true,
    description: 'The name. Of a verified brokerage a reviewer confirms it first; null takes a request back.',
  })
  name?: string | null;

  @Field(() => GraphQLURL, {
    nullable: true,
    description: 'Logo: over https, or a PNG, JPEG or WebP of at most 32 KiB as `data:image/…;base64,…`.',
  })
  logo?: URL | string | null;

  @Field(() => String, { nullable: true, description: 'Colour: `#` and six hexadecimal digits.' })
  colour?: string | null;

  @Field(() => String, { nullable: true, description: 'What it says of itself, at most 1,000 characters.' })
  about?: string | null;

  @Field(() => GraphQLURL, { nullable: true, description: 'Its site, over https.' })
  websiteUrl?: URL | string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Address for e-mail: one that the viewer has confirmed as theirs. It goes when they do.',
  })
  contactEmail?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Mobile number: the one that the viewer signs in with. It goes when they do.',
  })
  contactPhone?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The brokerage as it is now.' })
export class UpdateOrganizationPayload {
  @Field(() => Organization, { description: 'The brokerage.' })
  organization: Organization;

  @Field(() => String, {
    nullable: true,
    description: 'The name that waits for a reviewer; null: none does.',
  })
  requestedName: string | null;
}

@InputType({ description: 'What a reviewer decides about the name that a brokerage asks for.' })
export class ReviewOrganizationNameInput {
  @Field(() => ID, { description: 'The brokerage.' })
  organizationId: string;

  @Field(() => String, {
    description: 'The name that was read: another one, asked for meanwhile, is not decided.',
  })
  @MaxLength(500)
  name: string;

  @Field(() => Boolean, { description: 'Whether it bears this name from now on.' })
  accepted: boolean;
}
