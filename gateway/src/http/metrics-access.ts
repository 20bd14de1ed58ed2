import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config.js';

export type MetricsAccess = Pick<GatewayConfig, 'metricsToken' | 'trustProxy'>;

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** Operation names, load and failures are for those who run the platform: by token, or from this machine. */
export function mayReadMetrics(
  { ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>,
  { metricsToken, trustProxy }: MetricsAccess,
): boolean {
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (metricsToken !== '' && given !== undefined && isSame(given, metricsToken)) return true;
  // A proxy on this machine that is not trusted makes everyone a client of this machine.
  const isProxied = trustProxy === false && headers['x-forwarded-for'] !== undefined;
  return LOOPBACK.test(ip) && !isProxied;
}

/** In a time that does not depend on where they differ. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
