import { Cluster, type ClusterOptions, type Redis, type RedisOptions } from 'ioredis';
import { answersWithin } from './answered-within.js';
import type { ClusterAddress } from './cluster-address.js';

const CONNECT_TIMEOUT_MS = 2_000;
const SLOTS_TIMEOUT_MS = 2_000;
/** Who owns which slot is also asked whenever a node is lost, and learned from redirections. */
const SLOTS_REFRESH_MS = 10_000;
const RESEND_AFTER_MS = 100;
/** Some seconds of asking again: a replica takes over within them, and who waits for less gives up before. */
const MOST_REDIRECTIONS = 64;
const SAY_AGAIN_AFTER_MS = 10_000;
/** Of ioredis, which sends again what fails with it. */
const CLOSED = 'Connection is closed.';

/**
 * Opens a client of all masters. Options mean what they mean for one server: how often to connect again, whether what is asked
 * meanwhile waits, how long a command may take, with all its redirections, and whether one that was sent when its server was lost is sent
 * again. Replicas are not read.
 */
export function openCluster(
  { nodes, tls, ...account }: ClusterAddress,
  {
    retryStrategy,
    enableOfflineQueue,
    lazyConnect,
    scripts,
    enableAutoPipelining,
    autoResendUnfulfilledCommands,
    commandTimeout,
    ...ofNodes
  }: RedisOptions,
): Cluster {
  const options: ClusterOptions = {
    clusterRetryStrategy: retryStrategy,
    enableOfflineQueue,
    lazyConnect,
    scripts,
    enableAutoPipelining,
    // Names that nodes announce are resolved at each connection, and checked by TLS.
    dnsLookup: (name, found) => found(null, name),
    slotsRefreshTimeout: SLOTS_TIMEOUT_MS,
    slotsRefreshInterval: SLOTS_REFRESH_MS,
    retryDelayOnFailover: enableOfflineQueue === false ? 0 : RESEND_AFTER_MS,
    maxRedirections: MOST_REDIRECTIONS,
    redisOptions: { connectTimeout: CONNECT_TIMEOUT_MS, ...ofNodes, ...account, ...(tls && { tls: {} }) },
  };
  const cluster = new Cluster([...nodes], options);
  // Redirections are part of the time that a command has.
  if (commandTimeout !== undefined) answersWithin(cluster, commandTimeout);
  cluster.on('-node', () => {
    if (cluster.status === 'ready') cluster.refreshSlotsCache();
  });
  // Without a queue a command does not wait for the connection to its node.
  if (enableOfflineQueue === false)
    cluster.on('+node', (node) => {
      if (!node.options.readOnly) void node.connect().catch(() => undefined);
    });
  if (autoResendUnfulfilledCommands === false) cluster.on('+node', sendOnce);
  let saidAt = -Infinity;
  cluster.on('node error', (error: Error) => {
    // A node that fails is worth a line, as a server is; one that is gone is tried with every command.
    if (performance.now() - saidAt < SAY_AGAIN_AFTER_MS || cluster.listenerCount('error') === 0) return;
    saidAt = performance.now();
    cluster.emit('error', error);
  });
  return cluster;
}

/** Commands that were written to a node are not sent to another when it is lost: they may have been done. Others may. */
function sendOnce(node: Redis): void {
  const send = node.sendCommand.bind(node);
  node.sendCommand = (command, stream) => {
    if (node.status === 'ready') {
      const { reject } = command;
      command.reject = (error) =>
        reject(error.message === CLOSED ? new Error('Connection is closed, with this command sent.') : error);
    }
    return send(command, stream);
  };
}
