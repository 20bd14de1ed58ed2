import type { ConnectionOptions } from './connection.js';

type SocketClass = new (
  url: string,
  protocol: string,
) => Pick<WebSocket, 'addEventListener' | 'send' | 'close'>;

/** Whether a WebSocket can be opened, and messages pass on it both ways: the protocol answers a ping before anything else. */
export function webSocketPasses(
  { url, webSocketImpl = WebSocket }: ConnectionOptions,
  withinMs: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new (webSocketImpl as SocketClass)(url.replace(/^http/, 'ws'), 'graphql-transport-ws');
    const end = (passes: boolean): void => {
      clearTimeout(timer);
      resolve(passes);
      socket.close();
    };
    const timer = setTimeout(end, withinMs, false);
    socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'ping' })));
    socket.addEventListener('message', () => end(true));
    for (const failure of ['error', 'close'] as const) socket.addEventListener(failure, () => end(false));
  });
}
