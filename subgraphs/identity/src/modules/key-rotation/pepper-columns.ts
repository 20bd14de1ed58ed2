import type { DigestChain } from '@propmubi/domain';
import type { KeyedColumn } from '@propmubi/runtime';
import type { KeyRing } from '../../security/key-ring.js';
import type { IdentityKeys } from '../../security/keys.js';
import { sealWith, unsealWith } from '../../security/sealing.js';
import { totpContext } from '../second-factor/second-factor.service.js';
import { secretContext } from '../sso/sso-settings.service.js';
import { webhookSecretContext } from '../webhook/webhook-secret.js';

/** Every column that the pepper keyed or sealed, but for devices, of whose digests other services know. */
export function pepperColumns(keys: IdentityKeys): KeyedColumn[] {
  const { digests } = keys;
  const credentials = digests.phone;
  return [
    sealed('personal_key', 'wrapped_key', 'user_id', keys['personal-data'], (id) => `key|${id}`),
    sealed('second_factor', 'secret', 'user_id', keys['second-factor'], totpContext),
    sealed('sso_connection', 'secret_sealed', 'organization_id', keys.sso, secretContext),
    sealed('webhook_endpoint', 'secret_sealed', 'id', keys.webhook, webhookSecretContext),
    sealed('webhook_endpoint', 'previous_secret_sealed', 'id', keys.webhook, webhookSecretContext),
    ...credentialColumns(keys),
    digested('invitation', 'phone_hash', [['id', 'uuid']], credentials),
    digested('push_subscription', 'lookup_hash', [['id', 'uuid']], digests.push),
    digested(
      'recovery_code',
      'hash',
      [
        ['user_id', 'uuid'],
        ['hash', 'text'],
      ],
      digests.recoveryCode,
    ),
  ];
}

/** Each kind has a key of its own. */
function credentialColumns({ digests }: IdentityKeys): KeyedColumn[] {
  const kinds = {
    PHONE: digests.phone,
    API_KEY: digests.phone,
    EMAIL: digests.email,
    PASSKEY: digests.passkey,
    SSO: digests.sso,
  };
  return Object.entries(kinds).map(([kind, chain]) => ({
    ...digested('credential', 'lookup_hash', [['lookup_hash', 'text']], chain),
    only: `kind = '${kind}'`,
    copies: ['kind', 'user_id'],
  }));
}

function digested(table: string, column: string, key: KeyedColumn['key'], chain: DigestChain): KeyedColumn {
  return {
    table: `identity.${table}`,
    column,
    key,
    newest: `${chain.newest}.%`,
    // An erased number has no digest any more.
    unkeyed: 'erased|%',
    rewrite: (value) => chain.toNewest(value),
  };
}

function sealed(
  table: string,
  column: string,
  id: string,
  ring: KeyRing,
  contextOf: (id: string) => string,
): KeyedColumn {
  return {
    table: `identity.${table}`,
    column,
    key: [[id, 'uuid']],
    newest: `v2.${ring.current.number}.%`,
    rewrite: (value, [row]) => {
      const context = contextOf(row as string);
      return sealWith(ring, unsealWith(ring, value, context), context);
    },
  };
}
