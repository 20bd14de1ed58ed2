import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Msg91SmsSender } from '../src/modules/sms/msg91-sms-sender.js';
import { type SmsProviderUnderTest, startSmsProvider } from './support/sms-provider.js';

const message = { phone: '+919820000001', code: '042137', validMinutes: 5 };

describe('Msg91SmsSender', () => {
  let provider: SmsProviderUnderTest;
  beforeAll(async () => {
    provider = await startSmsProvider();
  });
  beforeEach(() => {
    provider.seen = [];
    provider.answer = { status: 200, body: '{"type":"success","message":"3763646c3058373530393938"}' };
  });
  afterAll(() => provider?.close());

  const send = (apiUrl = provider.apiUrl) =>
    new Msg91SmsSender({ authKey: 'key', templateId: 'flow-1', apiUrl }).sendOtp(message);

  it('posts the variables of the approved template, with the key as a header', async () => {
    await send();
    const [request, ...others] = provider.seen;
    expect(others).toEqual([]);
    expect(request).toMatchObject({
      method: 'POST',
      url: '/api/v5/flow',
      headers: { authkey: 'key', 'content-type': 'application/json' },
    });
    expect(JSON.parse(request?.body as string)).toEqual({
      template_id: 'flow-1',
      short_url: '0',
      recipients: [{ mobiles: '919820000001', code: '042137', minutes: '5' }],
    });
  });

  it.each([
    [200, '{"type":"error","message":"919820000001 is blocked"}'],
    [200, 'null'],
    [200, '"success"'],
    [401, '{"type":"error","message":"Unauthorized"}'],
    [502, '<html>'],
  ])('reports a refusal (%i %s), without number or code', async (status, body) => {
    provider.answer = { status, body };
    const error = await send().catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'SMS_NOT_SENT' });
    const { cause } = error as Error;
    expect(`${String(error)} ${String(cause)}`).not.toMatch(/9820000001|042137/);
  });

  it('takes its key to no other host', async () => {
    const other = await startSmsProvider();
    provider.answer = { status: 307, body: '', headers: { location: `${other.apiUrl}/api/v5/flow` } };
    await expect(send()).rejects.toMatchObject({ code: 'SMS_NOT_SENT' });
    expect(other.seen).toEqual([]);
    await other.close();
  });

  it('reports a provider that cannot be reached', async () => {
    await expect(send('http://127.0.0.1:1')).rejects.toMatchObject({ code: 'SMS_NOT_SENT' });
  });
});
