import { isIP } from 'node:net';
import { isPublicAddress } from '../../security/guarded-fetch.js';
import { webhookUrlInvalid } from './webhook.errors.js';

/**
 * What may be called by its spelling; where a name leads is checked at each connection. Credentials in an address would be
 * kept in the open, and a fragment is never sent. @throws InvalidInputError WEBHOOK_URL_INVALID
 */
export function parseWebhookUrl(input: string, allowPrivate: boolean): string {
  const text = input.trim();
  if (!URL.canParse(text)) throw webhookUrlInvalid();
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') throw webhookUrlInvalid();
  if (allowPrivate && ['http:', 'https:'].includes(url.protocol)) return url.href;
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  const isPublic = isIP(literal) === 0 ? literal.includes('.') : isPublicAddress(literal);
  if (url.protocol !== 'https:' || !isPublic) throw webhookUrlInvalid();
  return url.href;
}
