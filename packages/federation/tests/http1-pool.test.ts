import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Exchange } from '../src/transports/http1/connection.js';
import type { HttpClientError } from '../src/transports/http1/http-client-error.js';
import { HttpPool, type HttpPoolOptions, type Sent } from '../src/transports/http1/http-pool.js';
import { postMessages } from '../src/transports/http1/request-message.js';
import { serveRaw, type OnRequest, type RawServer } from './support/raw-server.js';

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n';
const answerOk: OnRequest = (socket) => socket.write(`${OK}\r\nok`);

let server: RawServer;
let pool: HttpPool;

afterEach(async () => {
  pool.close();
  await server[Symbol.asyncDispose]();
});

async function start(
  onRequest: OnRequest,
  options: Partial<HttpPoolOptions> = {},
  listener?: Server,
): Promise<void> {
  server = await serveRaw(onRequest, listener);
  pool = new HttpPool({
    origin: { host: '127.0.0.1', port: server.port, tls: undefined },
    connections: 4,
    timeoutMs: 20_000,
    connectTimeoutMs: 5_000,
    idleMs: 30_000,
    ...options,
  });
}

/** Sends a request; its body, or the code of what kept it from having one. */
function ask(body = '{}', onSent: (sent: Sent) => void = () => undefined): Promise<string> {
  return new Promise((resolve) => {
    const exchange: Exchange = {
      message: postMessages('/graphql', 'localhost', { accept: 'application/json' })(undefined, body),
      maxBytes: 10_000,
      onAnswer: (_head, bytes) => resolve(bytes.toString()),
      onError: ({ code }: HttpClientError) => resolve(code),
    };
    onSent(pool.send(exchange));
  });
}

const closed = (socket: Socket) => (socket.closed ? Promise.resolve() : once(socket, 'close'));

describe('a connection', () => {
  it('carries one request after the other, whole', async () => {
    const requests: string[] = [];
    await start((socket, request, count) => {
      requests.push(request);
      answerOk(socket, request, count);
    });
    expect([await ask('{"a":"é"}'), await ask(), await ask()]).toEqual(['ok', 'ok', 'ok']);
    expect(server.connections).toBe(1);
    expect(requests[0]).toBe(
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\ncontent-length: 10\r\n\r\n{"a":"Ã©"}',
    );
  });

  it.each([
    ['says that it closes', `${OK}Connection: Close\r\n\r\nok`],
    ['speaks HTTP/1.0', 'HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nok'],
    ['ends its idle connections within a second', `${OK}keep-alive: timeout=1\r\n\r\nok`],
  ])('is not used again where the server %s', async (_, text) => {
    await start((socket) => socket.write(text));
    expect([await ask(), await ask()]).toEqual(['ok', 'ok']);
    expect(server.connections).toBe(2);
  });

  it('ends the body of an answer without a length', async () => {
    await start((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\nuntil ');
      socket.end('the end');
    });
    expect(await ask()).toBe('until the end');
  });

  it('that the server closed while it was idle is replaced', async () => {
    await start(answerOk);
    await ask();
    const [socket] = server.sockets;
    const gone = closed(socket as Socket);
    socket?.end();
    await gone;
    expect(await ask()).toBe('ok');
    expect(server.connections).toBe(2);
  });

  it('on which something comes unasked is not trusted any more', async () => {
    await start(answerOk);
    await ask();
    const [socket] = server.sockets;
    const gone = closed(socket as Socket);
    socket?.write(`${OK}\r\nno`);
    await gone;
    expect(await ask()).toBe('ok');
    expect(server.connections).toBe(2);
  });

  it('reads what comes byte by byte', async () => {
    await start((socket) => {
      const text = `HTTP/1.1 100 Continue\r\n\r\n${OK}\r\nok`;
      const writeFrom = (at: number): void => {
        if (at < text.length) socket.write(text.charAt(at), () => setImmediate(() => writeFrom(at + 1)));
      };
      writeFrom(0);
    });
    expect(await ask()).toBe('ok');
  });

  it('is given up when the answer came before the request was sent', async () => {
    const early = createServer((socket) => {
      socket.once('data', () => socket.pause().write(`${OK}\r\nok`));
    });
    await start(() => undefined, {}, early);
    expect(await ask('x'.repeat(20_000_000))).toBe('ok');
    expect(await ask()).toBe('ok');
    expect(server.connections).toBe(2);
  });
});

describe('a request', () => {
  it.each<[string, (socket: Socket) => void, string]>([
    ['ends before an answer', (socket) => socket.end(), 'unreachable'],
    ['is reset before an answer', (socket) => socket.resetAndDestroy(), 'unreachable'],
    ['ends within the head', (socket) => socket.end('HTTP/1.1 200'), 'broken-off'],
    ['ends within the body', (socket) => socket.end(`${OK}\r\no`), 'broken-off'],
    ['brings no HTTP', (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n\r\n'), 'malformed'],
    [
      'brings too much',
      (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10001\r\n\r\n'),
      'too-large',
    ],
  ])('whose connection %s is %s', async (_, answer, code) => {
    await start(answer);
    expect(await ask()).toBe(code);
    // And the next one has a connection of its own.
    expect(await ask()).toBe(code);
    expect(server.connections).toBe(2);
  });

  it('that is not answered in time ends, and its connection with it', async () => {
    await start(() => undefined, { timeoutMs: 40, connections: 1 });
    expect(await Promise.all([ask(), ask()])).toEqual(['timeout', 'timeout']);
    expect(await ask()).toBe('timeout');
  });

  it('whose answer is not whole in time ends', async () => {
    await start((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nslow'), {
      timeoutMs: 60,
    });
    expect(await ask()).toBe('timeout');
  });

  it('finds no server', async () => {
    await start(answerOk);
    pool.close();
    pool = new HttpPool({
      origin: { host: '127.0.0.1', port: 1, tls: undefined },
      connections: 1,
      timeoutMs: 20_000,
      connectTimeoutMs: 5_000,
      idleMs: 1_000,
    });
    expect(await Promise.all([ask(), ask()])).toEqual(['unreachable', 'unreachable']);
  });

  it('waits for a connection when all are busy, in order', async () => {
    const order: string[] = [];
    await start(
      (socket, request, count) => {
        order.push(request.slice(-1));
        setImmediate(() => answerOk(socket, request, count));
      },
      { connections: 1 },
    );
    expect(await Promise.all([ask('1'), ask('2'), ask('3')])).toEqual(['ok', 'ok', 'ok']);
    expect(order).toEqual(['1', '2', '3']);
    expect(server.connections).toBe(1);
  });

  it('that is cancelled ends its connection, is told nothing, and makes room for the next', async () => {
    const held: (() => void)[] = [];
    await start(
      (socket, request, count) => {
        if (count.connection === 0) held.forEach((cancel) => cancel());
        else answerOk(socket, request, count);
      },
      { connections: 1 },
    );
    let isTold = false;
    void ask('1', (sent) => held.push(() => sent.cancel())).then(() => (isTold = true));
    void ask('2', (sent) => held.push(() => sent.cancel())).then(() => (isTold = true));
    expect(await ask('3')).toBe('ok');
    expect(isTold).toBe(false);
    expect(server.connections).toBe(2);
  });

  it('ends when the pool closes', async () => {
    await start(() => pool.close(), { connections: 1 });
    expect(await Promise.all([ask(), ask()])).toEqual(['unreachable', 'unreachable']);
    expect(await ask()).toBe('unreachable');
  });

  it('has an idle connection closed after its time', async () => {
    await start(answerOk, { idleMs: 30 });
    await ask();
    await Promise.all([...server.sockets].map(closed));
    expect(server.sockets.size).toBe(0);
  });
});

describe('a message', () => {
  it.each([
    ['x-a', 'b\r\nx-c: d'],
    ['x-a', 'b\nc'],
    ['x-a', 'b\0'],
    ['x-a', 'ā'],
    ['x a', 'b'],
    ['x-a:', 'b'],
    ['', 'b'],
    ['Content-Length', '0'],
    ['transfer-encoding', 'chunked'],
    ['host', 'elsewhere'],
  ])('does not carry the header %j: %j', (name, value) => {
    expect(() => postMessages('/', 'localhost', {})({ [name]: value }, '{}')).toThrow(TypeError);
  });

  it('sends a header beyond ASCII as one byte a character', () => {
    const message = postMessages('/', 'localhost', {})({ 'x-name': 'é' }, '{"a":"é"}');
    expect(Buffer.isBuffer(message) && message.toString('latin1')).toContain(
      'x-name: é\r\ncontent-length: 10\r\n\r\n',
    );
  });
});
