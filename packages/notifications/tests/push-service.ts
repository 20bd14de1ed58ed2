import { createECDH, randomBytes } from 'node:crypto';
import { Agent, createServer, type Server } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
// @ts-expect-error The library has no types.
import ece from 'http_ece';
import { generate } from 'selfsigned';

/** A push service on this machine: real TLS, and a browser's keys to open what arrives. */
export interface PushServiceUnderTest {
  /** Trusts its certificate. */
  agent: Agent;
  host: string;
  /** What it answers next. */
  status: number;
  received: { path: string; headers: IncomingHttpHeaders; body: Buffer }[];
  subscribe(name: string): Browser;
  close(): Promise<void>;
}

export interface Browser {
  endpoint: string;
  p256dh: string;
  auth: string;
  /** Opens a payload as the browser does (RFC 8291). */
  open(body: Buffer): unknown;
}

export async function startPushService(): Promise<PushServiceUnderTest> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2_048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  const server: Server = createServer({ key, cert }, (request, response) => {
    buffer(request).then(
      (body) => {
        service.received.push({ path: request.url ?? '', headers: request.headers, body });
        response.writeHead(service.status).end();
      },
      (error: Error) => response.destroy(error),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const agent = new Agent({ ca: cert });
  const service: PushServiceUnderTest = {
    agent,
    host,
    status: 201,
    received: [],
    subscribe: (name) => browserAt(`https://${host}/push/${name}`),
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return service;
}

function browserAt(endpoint: string): Browser {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const auth = randomBytes(16).toString('base64url');
  return {
    endpoint,
    p256dh: keys.getPublicKey('base64url'),
    auth,
    open: (body) =>
      JSON.parse(ece.decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: auth }).toString()),
  };
}
