import type { Redis } from 'ioredis';

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
export function answersWithin(redis: Redis, ms: number): Redis {
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command, stream) => {
    answeredWithin(ms, command.promise).catch((error: unknown) => command.reject(error as Error));
    return send(command, stream);
  };
  return redis;
}
