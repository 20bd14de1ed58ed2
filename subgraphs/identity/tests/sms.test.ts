import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConsoleSmsSender } from '../src/modules/sms/console-sms-sender.js';
import { TwilioSmsSender } from '../src/modules/sms/twilio-sms-sender.js';
import { type SmsProviderUnderTest, startSmsProvider } from './support/sms-provider.js';

const message = { phone: '+919820000001', code: '042137', validMinutes: 5 };

describe('TwilioSmsSender', () => {
  let provider: SmsProviderUnderTest;
  beforeAll(async () => {
    provider = await startSmsProvider();
  });
  beforeEach(() => {
    provider.seen = [];
    provider.answer = { status: 201, body: '{"sid":"SM1","status":"queued"}' };
  });
  afterAll(() => provider?.close());

  const sender = (from = '+15005550006') =>
    new TwilioSmsSender({ accountSid: 'AC123', authToken: 'secret', from, apiUrl: provider.apiUrl });

  it('posts a form to the account’s messages with basic authentication', async () => {
    await sender().sendOtp(message);
    const [request] = provider.seen;
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
    expect(new URLSearchParams(provider.seen[0]?.body).get('MessagingServiceSid')).toBe('MG42');
  });

  it('tells a number that cannot receive from a provider that does not work', async () => {
    provider.answer = {
      status: 400,
      body: '{"code":21614,"message":"+919820000001 is not a mobile number"}',
    };
    await expect(sender().sendOtp(message)).rejects.toMatchObject({ code: 'PHONE_UNREACHABLE' });
    provider.answer = { status: 429, body: '{"code":20429,"message":"Too many requests"}' };
    await expect(sender().sendOtp(message)).rejects.toMatchObject({ code: 'SMS_NOT_SENT' });
    provider.answer = { status: 502, body: '<html>' };
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
