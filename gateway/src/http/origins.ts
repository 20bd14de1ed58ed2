import type { IncomingMessage } from 'node:http';
import type { GatewayConfig } from '../config.js';

/** Whether a web origin may call the gateway. */
export type OriginCheck = (origin: string) => boolean;

/**
 * The listed origins, exactly; in development also any origin on this machine, whatever its port, so that a new web
 * app needs no setting. HTTP and WebSockets ask the same check.
 */
export function createOriginCheck({
  corsOrigins,
  allowLoopbackOrigins,
}: Pick<GatewayConfig, 'corsOrigins' | 'allowLoopbackOrigins'>): OriginCheck {
  const listed = new Set(corsOrigins);
  return (origin) => listed.has(origin) || (allowLoopbackOrigins && isLoopback(origin));
}

function isLoopback(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname } = new URL(origin);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/**
 * A browser opens sockets to any origin without asking, so the origin is checked at the upgrade: an allowed one, or the
 * gateway's own (GraphiQL). Clients that are not browsers send none.
 */
export function isUpgradeAllowed(
  { headers }: Pick<IncomingMessage, 'headers'>,
  isAllowed: OriginCheck,
): boolean {
  const { origin, host } = headers;
  if (origin === undefined || isAllowed(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
