import { type LiveChannel, liveStream, type ResumableEvent } from '../../src/index.js';
import { WebSocket } from 'ws';
import { startFeedServer } from './feed-server.js';

/** What a program gets by `channel` of a lead feed on which `event` happens. */
export async function receiveEvent<Event extends ResumableEvent>(
  channel: LiveChannel<Event>,
  event: object,
): Promise<Event> {
  await using server = await startFeedServer();
  server.publish(event);
  const received = Promise.withResolvers<Event>();
  const stream = liveStream(channel, {
    url: server.url,
    getToken: () => 'an access token',
    webSocketImpl: WebSocket,
    onEvent: received.resolve,
    onDisconnect: (reason) => received.reject(new Error(reason)),
  });
  try {
    return await received.promise;
  } finally {
    await stream.close();
  }
}
