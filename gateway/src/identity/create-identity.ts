import { ConfigError } from '@propmubi/runtime/config';
import type { Logger } from '@propmubi/runtime/log';
import type { GatewayConfig } from '../config.js';
import { createAccessTokenVerifier } from './access-token.js';
import { createApiKeyExchange, type KeyExchangeOptions } from './api-key-exchange.js';
import { type Authenticator, createAuthenticator, noAuthentication } from './authenticator.js';
import { createSessionRevocation, type SessionRevocation } from './session-revocation.js';

/** Who asks: by tokens that identity signed and did not revoke. `keys` says how tokens are made of API keys. @throws ConfigError */
export function createIdentity(
  config: GatewayConfig,
  logger: Logger,
  keys: KeyExchangeOptions,
): { authenticator: Authenticator; revocation: SessionRevocation | undefined } {
  if (!config.authentication) {
    logger.warn('authentication is off: every field of the supergraph is public');
    return { authenticator: noAuthentication, revocation: undefined };
  }
  if (!config.accessTokenKeys) throw accessTokenKeysMissing();
  const revocation = config.redisUrl
    ? createSessionRevocation(config.redisUrl, config.sessionRecheckMs, logger)
    : undefined;
  const verify = createAccessTokenVerifier(config.accessTokenKeys);
  return {
    authenticator: createAuthenticator(verify, revocation, {
      tokens: createApiKeyExchange(keys),
      sandbox: config.sandbox,
      sandboxUrl: config.sandboxUrl,
    }),
    revocation,
  };
}

function accessTokenKeysMissing(): ConfigError {
  const help =
    'without the public keys of identity access tokens cannot be verified (AUTHENTICATION=false opens all)';
  return new ConfigError([{ name: 'ACCESS_TOKEN_JWKS', problem: 'missing', help }]);
}
