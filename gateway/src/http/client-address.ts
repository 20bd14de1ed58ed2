import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';

/** `true`: every proxy. A number: so many hops. A list: proxies by address, range (CIDR) or name (`loopback`). */
export type TrustedProxies = boolean | number | readonly string[];

/** Whether the hop `distance` (0 is the peer) may say where a request came from. */
export type TrustProxy = (address: string, distance: number) => boolean;

/** @throws TypeError for an address that is none */
export function createTrustProxy(trusted: TrustedProxies): TrustProxy {
  if (typeof trusted === 'boolean') return () => trusted;
  if (typeof trusted === 'number') return (_address, distance) => distance < trusted;
  return proxyAddr.compile([...trusted]);
}

/** Where a request came from, as the proxies we trust report it: for sockets the same as Fastify's `request.ip`. */
export function clientAddress(request: IncomingMessage, trust: TrustProxy): string {
  return request.socket.remoteAddress === undefined ? 'unknown' : proxyAddr(request, trust);
}
