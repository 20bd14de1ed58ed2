import { findHolder } from '../home-lock.js';
import { resolveHome } from '../home.js';
import type { Target } from './configuration.js';

export interface Observed {
  /** Address of the gateway, without a path. */
  gateway: string;
  targets: readonly Target[];
}

interface Asked {
  gateway?: string | undefined;
  /** `name=host:port` */
  service?: readonly string[] | undefined;
}

const SERVICE = /^([a-z]+)=([^/\s:]+:\d+)$/;

/** The processes to read: those that were named, else those of the platform that runs on this home. @throws Error in words for people */
export function observedOf({ gateway, service }: Asked, env: NodeJS.ProcessEnv): Observed {
  const home = resolveHome(env).path;
  const holder = gateway ? undefined : findHolder(home);
  const url = gateway ?? holder?.url;
  if (!url)
    throw new Error(
      `No platform runs on ${home}: start one by \`pnpm start\`, or name a gateway with --gateway.`,
    );
  if (!URL.canParse(url)) throw new Error(`${url} is no address, such as http://127.0.0.1:4000.`);
  const { origin, host } = new URL(url);
  const services = service?.map(namedService) ?? Object.entries(holder?.services ?? {});
  return {
    gateway: origin,
    targets: [
      { service: 'gateway', address: host },
      ...services.map(([name, address]) => ({ service: name, address })),
    ],
  };
}

function namedService(text: string): [name: string, address: string] {
  const [, name, address] = SERVICE.exec(text) ?? [];
  if (!name || !address) throw new Error(`${text} is not a service such as crm=127.0.0.1:4001.`);
  return [name, address];
}
