import { connect as connectTcp, isIP, Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { AbstractConnector, Redis, type RedisOptions } from 'ioredis';
import type { ClusterAddress, ClusterNode } from './cluster-address.js';

const ASK_WITHIN_MS = 1_000;

type SlotRange = [first: number, last: number, ...nodes: [host: string | null, port: number, ...unknown[]][]];

/**
 * What ioredis connects by, in the place of a host and a port: whichever server is the master of the key's slot at that moment, asked
 * of any node that answers. A connection by it is one to a single server, and goes over to the next master whenever it connects again.
 */
export function slotConnector(address: ClusterAddress, key: string) {
  let known: readonly ClusterNode[] = address.nodes;

  async function findMaster(): Promise<ClusterNode> {
    let failure: unknown;
    for (const node of shuffled(known)) {
      try {
        const { master, all } = await askForMaster(address, node, key);
        known = all;
        return master;
      } catch (error) {
        failure = error;
      }
    }
    // All that were known may have been replaced: the address is asked again.
    known = address.nodes;
    throw failure;
  }

  return class SlotConnector extends AbstractConnector {
    constructor(options: unknown) {
      super((options as RedisOptions).disconnectTimeout ?? 0);
    }

    /** The server must still be a master once it is ready. */
    override check(info: { role?: string } | undefined): boolean {
      return info?.role !== 'slave';
    }

    async connect(): Promise<Socket> {
      this.connecting = true;
      delete this.firstError;
      const master = await findMaster().catch((error: unknown) => {
        this.firstError = error as Error;
      });
      if (!this.connecting) throw new Error('Connection is closed.');
      // ioredis tries again after a socket that failed, and gives up after a rejection.
      this.stream = master ? this.#open(master) : new Socket().destroy();
      return this.stream as Socket;
    }

    #open({ host, port }: ClusterNode): Socket {
      // A name that the server is asked for must be none that is an address.
      const name = isIP(host) ? {} : { servername: host };
      const socket = address.tls ? connectTls({ host, port, ...name }) : connectTcp({ host, port });
      socket.once('error', (error) => (this.firstError = error));
      return socket;
    }
  };
}

async function askForMaster(
  { username, password, tls }: ClusterAddress,
  node: ClusterNode,
  key: string,
): Promise<{ master: ClusterNode; all: ClusterNode[] }> {
  const redis = new Redis({
    ...node,
    ...(username && { username }),
    ...(password && { password }),
    ...(tls && { tls: {} }),
    lazyConnect: true,
    retryStrategy: null,
    maxRetriesPerRequest: 0,
    enableReadyCheck: false,
    connectTimeout: ASK_WITHIN_MS,
    commandTimeout: ASK_WITHIN_MS,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const [slot, ranges] = await Promise.all([
      redis.cluster('KEYSLOT', key),
      redis.cluster('SLOTS') as Promise<SlotRange[]>,
    ]);
    // A node that does not know its own name says none: it is the one that was asked.
    const nodesOf = ([, , ...nodes]: SlotRange): ClusterNode[] =>
      nodes.map(([host, port]) => ({ host: host || node.host, port }));
    const range = ranges.find(([first, last]) => first <= slot && slot <= last);
    const [master] = range ? nodesOf(range) : [];
    if (!master) throw new Error(`No node of the Redis Cluster has slot ${slot}.`);
    return { master, all: ranges.flatMap(nodesOf) };
  } finally {
    redis.disconnect();
  }
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
