import type { Cluster } from 'ioredis';
import type { RedisClient } from './redis-client.js';

/**
 * Waits for an answer no longer than `ms`. An answer that has arrived and was not read yet counts: where the event loop stood
 * still for long, timers run before sockets are read, and a healthy server would look as if it were away.
 */
export function answeredWithin<T>(ms: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      // Immediates run after the sockets of this turn.
      setImmediate(() => reject(new Error('Command timed out')));
    }, ms);
    void answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Rejects each command of this connection that is not answered within `ms`, as ioredis' `commandTimeout` does, which does not look at the
 * socket first. The command itself is rejected: those that ioredis sends of its own are handled there and nowhere else.
 */
export function answersWithin<Client extends RedisClient>(redis: Client, ms: number): Client {
  // That of one server ignores the node of a Cluster.
  const client = redis as Cluster;
  const send = client.sendCommand.bind(client);
  client.sendCommand = (command, stream, node) => {
    const { promise } = command;
    answeredWithin(ms, promise).catch((error: unknown) => {
      // A pipeline of a Cluster that tries again gives its commands new promises, which have their own time.
      if (command.promise === promise) command.reject(error as Error);
    });
    return send(command, stream, node);
  };
  return redis;
}
