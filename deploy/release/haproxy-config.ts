export interface PoolServer {
  name: string;
  /** `host:port` */
  address: string;
  /** Share of new requests, 0 to 256. Default 100. */
  weight?: number;
}

/** Processes that stand for each other, behind one address. */
export interface HttpPool {
  name: string;
  /** `host:port` where clients connect. */
  bind: string;
  servers: readonly PoolServer[];
}

/** A database of which one server takes writes: the one that answers 200 at `/primary`, as Patroni does. */
export interface PrimaryPool {
  name: string;
  bind: string;
  primaryOf: readonly { name: string; address: string; checkPort: number }[];
}

export type Pool = HttpPool | PrimaryPool;

export interface Balancer {
  /** Socket of the runtime API (`haproxyControl`). */
  controlSocket: string;
  /** How often each process is asked whether it takes requests. Less than half of what it drains for. */
  checkEveryMs?: number;
  pools: readonly Pool[];
}

/**
 * HAProxy's configuration. A process that drains answers 503 at `/health/ready`, gets nothing new and finishes what it has. Where
 * no process of a pool is ready, all of them are asked all the same: a dependency that they share is away, and each has
 * answers without it.
 */
export function haproxyConfig({ controlSocket, checkEveryMs = 500, pools }: Balancer): string {
  return `${[globalSection(controlSocket), DEFAULTS, ...pools.map((pool) => poolSection(pool, checkEveryMs))].join('\n\n')}\n`;
}

function globalSection(controlSocket: string): string {
  return `global
  stats socket ${controlSocket} mode 600 level admin
  stats timeout 1m`;
}

/** How long a client's connection may be idle. */
const KEEP_ALIVE_S = 60;

/**
 * Only a connection that could not be made is tried elsewhere: what was sent may have been done. A process that is late with what it
 * says of itself is busy, and its share would make the others late: without `timeout check` it has no longer than until the next one.
 */
const DEFAULTS = `defaults
  mode http
  option redispatch 1
  retries 3
  retry-on conn-failure
  timeout connect 2s
  timeout check 5s
  timeout client 75s
  timeout server 75s
  timeout http-keep-alive ${KEEP_ALIVE_S}s
  timeout tunnel 1h`;

function poolSection(pool: Pool, checkEveryMs: number): string {
  return 'primaryOf' in pool ? primarySection(pool, checkEveryMs) : httpSection(pool, checkEveryMs);
}

/** A server that is the primary no more takes its connections along: what they wrote would be lost. */
function primarySection({ name, bind, primaryOf }: PrimaryPool, checkEveryMs: number): string {
  const lines = primaryOf.map(
    ({ name: server, address, checkPort }) => `  server ${server} ${address} check port ${checkPort}`,
  );
  return `listen ${name}
  mode tcp
  bind ${bind}
  timeout client 1h
  timeout server 1h
  option httpchk GET /primary
  http-check expect status 200
  default-server inter ${checkEveryMs}ms fall 2 rise 1 on-marked-down shutdown-sessions
${lines.join('\n')}`;
}

/**
 * What a process says of its connections is not true of the client's: one that it keeps for longer would be closed here at the
 * moment in which a client may write its next request, and that is lost.
 */
function httpSection({ name, bind, servers }: HttpPool, checkEveryMs: number): string {
  const lines = servers.map(
    ({ name: server, address, weight = 100 }) => `  server ${server} ${address} weight ${weight} check`,
  );
  const lastResort = servers.map(
    ({ name: server, address }) => `  server ${lastResortOf(server)} ${address} backup`,
  );
  return `listen ${name}
  bind ${bind}
  option forwardfor
  balance roundrobin
  option allbackups
  option httpchk GET /health/ready
  http-check expect status 200
  http-response set-header Keep-Alive timeout=${KEEP_ALIVE_S}
  default-server inter ${checkEveryMs}ms fall 1 rise 1
${[...lines, ...lastResort].join('\n')}`;
}

/** The same process without a check, which is asked when no process of its pool is ready. */
export function lastResortOf(server: string): string {
  return `${server}-unchecked`;
}
