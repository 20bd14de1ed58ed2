import { GraphQLDateTime } from '@propmubi/runtime';
import { MaxLength } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DeviceIdField } from '../session/device-id.field.js';

const MAX_URL_LENGTH = 500;
const MAX_DOMAIN_LENGTH = 253;
const MAX_BINDING_LENGTH = 4_096;

@ObjectType({ simpleResolvers: true, description: 'An e-mail domain of an organization.' })
export class SsoDomain {
  @Field(() => String, { description: 'The domain, such as firm.example.' })
  domain: string;

  @Field(() => String, { description: 'Name of the TXT record that proves it.' })
  recordName: string;

  @Field(() => String, { description: 'Text of that record.' })
  recordValue: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the record was found; null: not yet.' })
  verifiedAt: Date | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How the people of an organization sign in at its own provider.',
})
export class SsoSettings {
  @Field(() => String, { nullable: true, description: 'OpenID Connect issuer; null: none is set.' })
  issuer: string | null;

  @Field(() => String, { nullable: true, description: 'Client id at the issuer. The secret is not shown.' })
  clientId: string | null;

  @Field(() => Boolean, {
    description:
      'Whether agents act for the organization in sessions of its provider alone. Managers are not bound.',
  })
  enforced: boolean;

  @Field(() => String, { nullable: true, description: 'Redirect address to enter at the issuer.' })
  redirectUrl: string | null;

  @Field(() => [SsoDomain], {
    description: 'E-mail domains whose people sign in there, once proved; at most ten.',
  })
  domains: SsoDomain[];
}

@InputType({ description: 'A provider (OpenID Connect) and this platform’s client there.' })
export class ConfigureSsoInput {
  @Field(() => String, { description: 'Issuer, such as https://login.firm.example.' })
  @MaxLength(MAX_URL_LENGTH)
  issuer: string;

  @Field(() => String, { description: 'Client id.' })
  @MaxLength(MAX_URL_LENGTH)
  clientId: string;

  @Field(() => String, { description: 'Client secret; kept sealed and never shown.' })
  @MaxLength(MAX_URL_LENGTH)
  clientSecret: string;
}

@InputType({ description: 'An e-mail domain.' })
abstract class SsoDomainInput {
  @Field(() => String, { description: 'The domain, such as firm.example.' })
  @MaxLength(MAX_DOMAIN_LENGTH)
  domain: string;
}

@InputType({ description: 'A domain to prove.' })
export class AddSsoDomainInput extends SsoDomainInput {}

@InputType({ description: 'A domain whose record is there.' })
export class VerifySsoDomainInput extends SsoDomainInput {}

@InputType({ description: 'A domain to give up.' })
export class RemoveSsoDomainInput extends SsoDomainInput {}

@InputType({ description: 'Whether agents act for the organization in sessions of its provider alone.' })
export class EnforceSsoInput {
  @Field(() => Boolean, { description: 'Whether they do.' })
  enforced: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'The settings as they are now.' })
export class SsoSettingsPayload {
  @Field(() => SsoSettings, { description: 'The settings.' })
  settings: SsoSettings;
}

@InputType({ description: 'Who signs in at the provider of their organization.' })
export class BeginSsoInput {
  @Field(() => String, { description: 'E-mail address at the organization.' })
  @MaxLength(320)
  email: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the person signs in at the provider anew, whatever session it has: for settings of the organization, which take a sign-in of the last ten minutes.',
  })
  fresh?: boolean | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Where the browser goes, and what binds its return to it.',
})
export class BeginSsoPayload {
  @Field(() => String, { description: 'Address at the provider.' })
  authorizationUrl: string;

  @Field(() => String, {
    description:
      'Secret of this browser, for completeSso; good for ten minutes. Keep it where other pages cannot read it.',
  })
  binding: string;
}

@InputType({ description: 'What the provider sent the browser back with.' })
export class CompleteSsoInput {
  @Field(() => String, { description: 'Of beginSso.' })
  @MaxLength(MAX_BINDING_LENGTH)
  binding: string;

  @Field(() => String, { description: 'The query of the redirect address, with code and state.' })
  @MaxLength(MAX_BINDING_LENGTH)
  response: string;

  @DeviceIdField()
  deviceId?: string;
}

@InputType({ description: 'Proof that the account of a number is that of the provider’s person.' })
export class LinkSsoInput {
  @Field(() => String, { description: 'The ticket of SSO_LINK_REQUIRED.' })
  @MaxLength(MAX_BINDING_LENGTH)
  ticket: string;

  @Field(() => String, { description: 'The number of the account.' })
  @MaxLength(64)
  phone: string;

  @Field(() => String, { description: 'The code that requestOtp sent there.' })
  @MaxLength(16)
  code: string;

  @Field(() => ID, { nullable: true, description: 'Which code it is, as for verifyOtp.' })
  challengeId?: string;

  @DeviceIdField()
  deviceId?: string;
}
