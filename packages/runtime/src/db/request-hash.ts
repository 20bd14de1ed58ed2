import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 of the request as canonical JSON (RFC 8785), without what is null. */
export function hashOfRequest(request: object): string {
  const given = JSON.parse(JSON.stringify(request), (_name, value: unknown) =>
    isPlainObject(value) ? withoutNulls(value) : value,
  ) as object;
  return createHash('sha256')
    .update(canonicalize(given) as string)
    .digest('hex');
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}
