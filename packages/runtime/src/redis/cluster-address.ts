export interface ClusterNode {
  host: string;
  port: number;
}

/** A Redis Cluster as an address names it: nodes that are asked for all others. */
export interface ClusterAddress {
  nodes: readonly ClusterNode[];
  username?: string;
  password?: string;
  tls: boolean;
}

export const CLUSTER_PROTOCOLS = ['redis+cluster:', 'rediss+cluster:'];
const DEFAULT_PORT = 6_379;

/** Of `redis[s]+cluster://[user:password@]host:port[?nodes=host:port,host:port]`; undefined for any other address. */
export function clusterAddress(url: string): ClusterAddress | undefined {
  const { protocol, host, username, password, searchParams } = new URL(url);
  if (!CLUSTER_PROTOCOLS.includes(protocol)) return undefined;
  const others = (searchParams.get('nodes') ?? '').split(',').filter(Boolean);
  return {
    nodes: [host, ...others].map((address) => nodeOf(address, DEFAULT_PORT)),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    tls: protocol.startsWith('rediss'),
  };
}

/** Of `host:port`, `host` or `[address]:port`. */
export function nodeOf(address: string, defaultPort: number): ClusterNode {
  const { hostname, port } = new URL(`redis://${address}`);
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port || defaultPort) };
}
