import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

const MAX_KEY_LENGTH = 100;
const IPV4_MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** A customer of a provider is given a /64 or more, so single IPv6 addresses say nothing about who asks. */
const NETWORK_GROUPS = 4;

/** Keys of buckets. A user and an address that happen to be spelled alike have different ones. */
export const limitKeys = {
  address: (ip: string): string => `address:${networkOf(ip)}`,
  user: (userId: string): string => `user:${bounded(userId)}`,
  apiKey: (keyId: string): string => `key:${bounded(keyId)}`,
  tenant: (tenantId: string): string => `tenant:${bounded(tenantId)}`,
  /** Anything else that is counted, such as a telephone prefix. Pass a keyed hash for what is personal. */
  other: (kind: string, value: string): string => `${bounded(kind)}:${bounded(value)}`,
};

/** The IPv4 address, or the /64 network of an IPv6 address. */
export function networkOf(ip: string): string {
  const mapped = IPV4_MAPPED.exec(ip)?.[1];
  if (mapped) return mapped;
  const [address = ip] = ip.split('%');
  if (!isIPv6(address)) return bounded(ip);
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? 0 : tail.split(':').length;
    while (groups.length + after < 8) groups.push('0');
  }
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}

/** Client-chosen text never makes a key long, nor adds a separator to it. */
function bounded(value: string): string {
  const encoded = encodeURIComponent(value.toWellFormed());
  if (encoded.length <= MAX_KEY_LENGTH) return encoded;
  return createHash('sha256').update(value).digest('base64url');
}
