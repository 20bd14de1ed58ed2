import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConsoleSmsSender } from '../src/modules/sms/console-sms-sender.js';
import { TwilioSmsSender } from '../src/modules/sms/twilio-sms-sender.js';

const message = { phone: '+919820000001', code: '042137', validMinutes: 5 };

describe('TwilioSmsSender', () => {
  let server: Server;
  let apiUrl: string;
  let answer: { status: number; body: string };
  let seen: {
    method: string | undefined;
    url: string | undefined;
    headers: IncomingMessage['headers'];
    body: string;
  }[];

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
    answer = { status: 201, body: '{"sid":"SM1","status":"queued"}' };
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function record(request: IncomingMessage): Promise<void> {
    const { method, url, headers } = request;
    seen.push({ method, url, headers, body: await text(request) });
  }

  const sender = (from = '+15005550006') =>
    new TwilioSmsSender({ accountSid: 'AC123', authToken: 'secret', from, apiUrl });

  it('posts a form to the account’s messages with basic authentication', async () => {
    await sender().sendOtp(message);
    const [request] = seen;
    expect(request).toMatchObject({ method: 'POST', url: '/2010-04-01/Accounts/AC123/Messages.json' });
    expect(request?.headers.authorization).toBe(`Basic ${Buffer.from('AC123:secret').toString('base64')}`);
    expect(request?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      To: '+919820000001',
      From: '+15005550006',
      Body: '042137 is your PropMubi sign-in code, valid for 5 minutes. Never share it.',
    });
  });

  it('names a messaging service as such', async () => {
    await sender('MG42').sendOtp(message);
    expect(new URLSearchParams(seen[0]?.body).get('MessagingServiceSid')).toBe('MG42');
  });

  it('tells a number that cannot receive from a provider that does not work', async () => {
    answer = { status: 400, body: '{"code":21614,"message":"+919820000001 is not a mobile number"}' };
    await expect(sender().sendOtp(message)).rejects.toMatchObject({ code: 'PHONE_UNREACHABLE' });
    answer = { status: 429, body: '{"code":20429,"message":"Too many requests"}' };
    await expect(sender().sendOtp(message)).rejects.toMatchObject({ code: 'SMS_NOT_SENT' });
    answer = { status: 502, body: '<html>' };
    await expect(sender().sendOtp(message)).rejects.toMatchObject({ code: 'SMS_NOT_SENT' });
  });

  it('reports a provider that cannot be reached, without number or code', async () => {
    const unreachable = new TwilioSmsSender({
      accountSid: 'AC',
      authToken: 's',
      from: '+1',
      apiUrl: 'http://127.0.0.1:1',
    });
    const error = await unreachable.sendOtp(message).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'SMS_NOT_SENT' });
    expect(String((error as Error).message)).not.toMatch(/9820000001|042137/);
  });
});

describe('ConsoleSmsSender', () => {
  it('prints the code and says that it is the development sender', async () => {
    const lines: string[] = [];
    await new ConsoleSmsSender({ write: (line) => lines.push(line) }).sendOtp(message);
    expect(lines.join('')).toContain('sign-in code for +91…0001: 042137');
    expect(lines.join('')).toContain('[development SMS sender: no SMS was sent]');
  });
});
