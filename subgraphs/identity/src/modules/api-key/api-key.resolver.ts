import { Audited, NotAudited, SCOPES } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { ApiKey } from './api-key.entity.js';
import { SCOPE_FIELDS } from './scope-fields.js';
import {
  CreateApiKeyInput,
  CreateApiKeyPayload,
  ExchangeApiKeyInput,
  ExchangeApiKeyPayload,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
  Scope,
} from './api-key.inputs.js';

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Query(() => [Scope], { description: 'What an API key can be allowed to do.' })
  scopes(@Ctx() { viewer }: IdentityContext): Scope[] {
    return Object.entries(SCOPES).map(([name, description]) => ({
      name,
      description,
      allows: SCOPE_FIELDS[name] ?? [],
      held: viewer.scopes.includes(name),
    }));
  }

  @Query(() => [ApiKey], { description: 'The viewer’s own keys, newest first; at most 100.' })
  @Directive('@authenticated')
  apiKeys(@Ctx() { apiKeys, db }: IdentityContext): Promise<ApiKey[]> {
    return apiKeys.list(db);
  }

  @Audited()
  @Mutation(() => CreateApiKeyPayload, { description: 'Makes a key for a program that acts for the viewer.' })
  @Directive('@authenticated')
  @UserErrors('INVALID_NAME', 'MISSING_SCOPE')
  createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'The key.' }) input: CreateApiKeyInput,
    @Ctx() { apiKeys, db }: IdentityContext,
  ): Promise<CreateApiKeyPayload> {
    return apiKeys.create(db, input);
  }

  @Audited()
  @Mutation(() => RevokeApiKeyPayload, {
    description: 'Ends a key, and the access tokens it was exchanged for.',
  })
  @Directive('@authenticated')
  @UserErrors('API_KEY_NOT_FOUND', 'INVALID_ID')
  async revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'The key.' }) { id }: RevokeApiKeyInput,
    @Ctx() { apiKeys, db }: IdentityContext,
  ): Promise<RevokeApiKeyPayload> {
    return { apiKey: await apiKeys.revoke(db, id) };
  }

  @NotAudited('A key is used; it keeps when it was last.')
  @Mutation(() => ExchangeApiKeyPayload, { description: 'Exchanges a key for a short-lived access token.' })
  @UserErrors('API_KEY_INVALID', 'USER_DEACTIVATED')
  exchangeApiKey(
    @Arg('input', () => ExchangeApiKeyInput, { description: 'The key.' }) { secretKey }: ExchangeApiKeyInput,
    @Ctx() { apiKeys, db, client }: IdentityContext,
  ): Promise<ExchangeApiKeyPayload> {
    return apiKeys.exchange(db, secretKey, client);
  }
}
