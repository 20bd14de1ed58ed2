import { randomBytes } from 'node:crypto';
import type { IdentityKeys } from '../../security/keys.js';
import { sealWith, unsealWith } from '../../security/sealing.js';

const SECRET_BYTES = 32;
/** How long signatures by the secret before go along with those by the new one. */
export const OVERLAP_MS = 24 * 60 * 60 * 1000;

/** `whsec_…`, as the libraries of Standard Webhooks take it. */
export function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

export function sealSecret(keys: IdentityKeys, secret: string, endpointId: string): string {
  return sealWith(keys.webhook, secret, webhookSecretContext(endpointId));
}

export function openSecret(keys: IdentityKeys, sealed: string, endpointId: string): string {
  return unsealWith(keys.webhook, sealed, webhookSecretContext(endpointId)).toString();
}

export function webhookSecretContext(endpointId: string): string {
  return `webhook-secret|${endpointId}`;
}
