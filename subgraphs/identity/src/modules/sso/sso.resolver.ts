import { Audited, NotAudited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { signedIn } from '../session/signed-in.js';
import { SessionPayload } from '../session/session.types.js';
import {
  addSsoDomain,
  configureSso,
  enforceSso,
  readSsoSettings,
  removeSso,
  removeSsoDomain,
  verifySsoDomain,
} from './sso-settings.service.js';
import { beginSso, completeSso, linkSsoAccount } from './sso-sign-in.service.js';
import {
  AddSsoDomainInput,
  BeginSsoInput,
  BeginSsoPayload,
  CompleteSsoInput,
  ConfigureSsoInput,
  EnforceSsoInput,
  LinkSsoInput,
  RemoveSsoDomainInput,
  SsoSettings,
  SsoSettingsPayload,
  VerifySsoDomainInput,
} from './sso.types.js';

const MANAGERS = '@requiresScopes(scopes: [["organization:manage"]])';
const OF_CHANGES = ['FRESH_SIGN_IN_REQUIRED', 'PERSON_REQUIRED', 'STEP_UP_REQUIRED'] as const;

@Resolver()
export class SsoResolver {
  @Query(() => SsoSettings, {
    description: 'How the people of the viewer’s organization sign in at its provider.',
  })
  @Directive(MANAGERS)
  ssoSettings(@Ctx() context: IdentityContext): Promise<SsoSettings> {
    return readSsoSettings(context);
  }

  @Audited()
  @Mutation(() => SsoSettingsPayload, {
    description: 'Sets the provider of the viewer’s organization, once it answers; enforcement is off then.',
  })
  @Directive(MANAGERS)
  @UserErrors(...OF_CHANGES, 'SSO_ISSUER_INVALID', 'SSO_UNAVAILABLE')
  async configureSso(
    @Arg('input', () => ConfigureSsoInput, { description: 'The provider.' }) input: ConfigureSsoInput,
    @Ctx() context: IdentityContext,
  ): Promise<SsoSettingsPayload> {
    return { settings: await configureSso(context, input) };
  }

  @Audited()
  @Mutation(() => SsoSettingsPayload, {
    description: 'Takes the provider away; its people sign in otherwise.',
  })
  @Directive(MANAGERS)
  @UserErrors(...OF_CHANGES, 'SSO_NOT_CONFIGURED')
  async removeSso(@Ctx() context: IdentityContext): Promise<SsoSettingsPayload> {
    return { settings: await removeSso(context) };
  }

  @Audited()
  @Mutation(() => SsoSettingsPayload, { description: 'Adds a domain, to be proved by a TXT record.' })
  @Directive(MANAGERS)
  @UserErrors(...OF_CHANGES, 'SSO_DOMAIN_INVALID', 'TOO_MANY_SSO_DOMAINS')
  async addSsoDomain(
    @Arg('input', () => AddSsoDomainInput, { description: 'The domain.' }) { domain }: AddSsoDomainInput,
    @Ctx() context: IdentityContext,
  ): Promise<SsoSettingsPayload> {
    return { settings: await addSsoDomain(context, domain) };
  }

  @Audited()
  @Mutation(() => SsoSettingsPayload, { description: 'Looks for the record that proves a domain.' })
  @Directive(MANAGERS)
  @UserErrors(
    ...OF_CHANGES,
    'SSO_DOMAIN_INVALID',
    'SSO_DOMAIN_NOT_FOUND',
    'SSO_DOMAIN_NOT_PROVED',
    'SSO_DOMAIN_TAKEN',
  )
  async verifySsoDomain(
    @Arg('input', () => VerifySsoDomainInput, { description: 'The domain.' })
    { domain }: VerifySsoDomainInput,
    @Ctx() context: IdentityContext,
  ): Promise<SsoSettingsPayload> {
    return { settings: await verifySsoDomain(context, domain) };
  }

  @Audited()
  @Mutation(() => SsoSettingsPayload, { description: 'Gives a domain up: its people sign in otherwise.' })
  @Directive(MANAGERS)
  @UserErrors(...OF_CHANGES, 'SSO_DOMAIN_INVALID', 'SSO_DOMAIN_NOT_FOUND')
  async removeSsoDomain(
    @Arg('input', () => RemoveSsoDomainInput, { description: 'The domain.' })
    { domain }: RemoveSsoDomainInput,
    @Ctx() context: IdentityContext,
  ): Promise<SsoSettingsPayload> {
    return { settings: await removeSsoDomain(context, domain) };
  }

  @Audited()
  @Mutation(() => SsoSettingsPayload, {
    description:
      'Whether agents act for the organization in sessions of its provider alone; ends their other sessions.',
  })
  @Directive(MANAGERS)
  @UserErrors(...OF_CHANGES, 'SSO_NOT_CONFIGURED')
  async enforceSso(
    @Arg('input', () => EnforceSsoInput, { description: 'Whether they do.' }) { enforced }: EnforceSsoInput,
    @Ctx() context: IdentityContext,
  ): Promise<SsoSettingsPayload> {
    return { settings: await enforceSso(context, enforced) };
  }

  @NotAudited('Nothing is changed; attempts are limited.')
  @Mutation(() => BeginSsoPayload, {
    description:
      'Begins a sign-in at the provider of the organization that has proved the domain of the address.',
  })
  @UserErrors('INVALID_EMAIL', 'SSO_NOT_CONFIGURED', 'SSO_UNAVAILABLE')
  beginSso(
    @Arg('input', () => BeginSsoInput, { description: 'Who.' }) input: BeginSsoInput,
    @Ctx() context: IdentityContext,
  ): Promise<BeginSsoPayload> {
    return beginSso(context, input);
  }

  @NotAudited('A sign-in opens a session, which is listed with its device and time.')
  @Mutation(() => SessionPayload, {
    description:
      'Ends it: signs in, or refuses with SSO_LINK_REQUIRED and a ticket for linkSso, the first time.',
  })
  @UserErrors(
    'SSO_INVALID',
    'SSO_NOT_A_MEMBER',
    'SSO_NOT_CONFIGURED',
    'SSO_NOT_FRESH',
    'SSO_UNAVAILABLE',
    'USER_DEACTIVATED',
  )
  async completeSso(
    @Arg('input', () => CompleteSsoInput, { description: 'What came back.' }) input: CompleteSsoInput,
    @Ctx() context: IdentityContext,
  ): Promise<SessionPayload> {
    return signedIn(await completeSso(context, input), context);
  }

  @Audited()
  @Mutation(() => SessionPayload, {
    description:
      'Links the provider’s person to the account of a number that they prove to hold, and signs in.',
  })
  @UserErrors(
    'INVALID_ID',
    'INVALID_PHONE',
    'OTP_EXHAUSTED',
    'OTP_INVALID',
    'SSO_INVALID',
    'SSO_NOT_A_MEMBER',
    'USER_DEACTIVATED',
  )
  async linkSso(
    @Arg('input', () => LinkSsoInput, { description: 'The ticket and the proof.' }) input: LinkSsoInput,
    @Ctx() context: IdentityContext,
  ): Promise<SessionPayload> {
    return signedIn(await linkSsoAccount(context, input), context);
  }
}
