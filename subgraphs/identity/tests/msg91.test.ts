import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Msg91SmsSender } from '../src/modules/sms/msg91-sms-sender.js';

const message = { phone: '+919820000001', code: '042137', validMinutes: 5 };

describe('Msg91SmsSender', () => {
  let server: Server;
  let apiUrl: string;
  let answer: { status: number; body: string };
  let seen: { method: string | undefined; url: string | undefined; authkey: unknown; body: unknown }[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      record(request).then(
        () => response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body),
        (error: Error) => response.destroy(error),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    seen = [];
    answer = { status: 200, body: '{"type":"success","message":"3763646c3058373530393938"}' };
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function record(request: IncomingMessage): Promise<void> {
    const { method, url, headers } = request;
    seen.push({ method, url, authkey: headers['authkey'], body: await json(request) });
  }
  const send = (url = apiUrl) =>
    new Msg91SmsSender({ authKey: 'key', templateId: 'flow-1', apiUrl: url }).sendOtp(message);

  it('posts the variables of the approved template, with the key as a header', async () => {
    await send();
    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/api/v5/flow',
        authkey: 'key',
        body: {
          template_id: 'flow-1',
          short_url: '0',
          recipients: [{ mobiles: '919820000001', code: '042137', minutes: '5' }],
        },
      },
    ]);
  });

  it.each([
    [200, '{"type":"error","message":"919820000001 is blocked"}'],
    [401, '{"type":"error","message":"Unauthorized"}'],
    [502, '<html>'],
  ])('reports a refusal (%i), without number or code', async (status, body) => {
    answer = { status, body };
    const error = await send().catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'SMS_NOT_SENT' });
    const { cause } = error as Error;
    expect(`${String(error)} ${String(cause)}`).not.toMatch(/9820000001|042137/);
  });

  it('reports a provider that cannot be reached', async () => {
    await expect(send('http://127.0.0.1:1')).rejects.toMatchObject({ code: 'SMS_NOT_SENT' });
  });
});
