import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, fetch } from 'undici';

export interface GuardedFetchOptions {
  /** For a developer's machine and tests: private addresses and plain HTTP are reached, too. */
  allowPrivate: boolean;
  timeoutMs: number;
  maxBytes: number;
}

/** The address is not one of the public internet, or the URL is not https. */
export class BlockedAddressError extends Error {
  override readonly name = 'BlockedAddressError';
}

/** Whether an address is reached by every host of the internet: not loopback, link-local, private, mapped or reserved. */
export function isPublicAddress(address: string): boolean {
  // `process` unwraps IPv4 in IPv6; other embeddings (6to4, NAT64, Teredo) are ranges of their own, and no unicast.
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Resolves a name and refuses it when one of its addresses is not public, so that a rebinding name has no second chance. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, []);
    const all = addresses as LookupAddress[];
    if (all.length === 0 || !all.every(({ address }) => isPublicAddress(address))) {
      return done(new BlockedAddressError('The name leads to an address that is not public.'), []);
    }
    if (options.all) return done(null, all);
    const [first] = all as [LookupAddress];
    return done(null, first.address, first.family);
  });
};

/** Of a body as it is unpacked: a few hundred bytes of Brotli can be any number of zeros. @throws Error beyond `most` bytes */
async function readAtMost(
  body: AsyncIterable<Uint8Array> | null,
  most: number,
): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > most) throw new Error('The answer is longer than it may be.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * A fetch for addresses that a customer typed: public hosts over https only, checked at the connection itself and not before it;
 * no redirects, bounded in time and bytes, packed and unpacked. Answers with a `Response` that was read as a whole.
 */
export function createGuardedFetch({ allowPrivate, timeoutMs, maxBytes }: GuardedFetchOptions) {
  const agent = new Agent({
    connect: { timeout: timeoutMs, ...(!allowPrivate && { lookup: publicLookup }) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: maxBytes,
    pipelining: 0,
  });

  function assertAllowed({ protocol, hostname }: URL): void {
    if (allowPrivate) return;
    // A literal address is connected to without a look-up.
    const literal = hostname.replace(/^\[|\]$/g, '');
    if (protocol === 'https:' && (isIP(literal) === 0 || isPublicAddress(literal))) return;
    throw new BlockedAddressError('Only public https addresses are asked.');
  }

  return {
    async fetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
      assertAllowed(new URL(url));
      const signal = AbortSignal.timeout(timeoutMs);
      const { method = 'GET', body = null, headers } = init;
      const response = await fetch(url, {
        method,
        body: body as string | URLSearchParams | null,
        headers: Object.fromEntries(new Headers(headers)),
        redirect: 'manual',
        dispatcher: agent,
        signal,
      });
      const bytes = await readAtMost(response.body, maxBytes);
      const isEmpty = [101, 204, 205, 304].includes(response.status);
      return new Response(isEmpty ? null : bytes, {
        status: response.status,
        headers: Object.fromEntries(response.headers),
      });
    },
    close: async (): Promise<void> => {
      if (!agent.closed && !agent.destroyed) await agent.close();
    },
  };
}

export type GuardedFetch = ReturnType<typeof createGuardedFetch>;
