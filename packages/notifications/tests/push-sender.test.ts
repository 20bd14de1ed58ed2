import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import webPush from 'web-push';
import { ChannelRefusal, ChannelUnavailable, createPushSender, type PushSender } from '../src/index.js';
import { type PushServiceUnderTest, startPushService } from './push-service.js';

const MESSAGE = {
  tag: '01936f5e-0000-7000-8000-000000000001',
  title: 'नई लीड',
  body: 'एक नई लीड आपकी प्रतीक्षा कर रही है।',
  path: '/work/lead/1',
};

describe('createPushSender', () => {
  let service: PushServiceUnderTest;
  let sender: PushSender;
  beforeAll(async () => {
    service = await startPushService();
    const keys = webPush.generateVAPIDKeys();
    sender = createPushSender({ ...keys, subject: 'mailto:operator@example.com' }, service.agent);
  });
  beforeEach(() => {
    service.status = 201;
    service.received.length = 0;
  });
  afterAll(() => service?.close());

  it('sends what only the browser can open, signed for the push service', async () => {
    const browser = service.subscribe('one');
    await sender.push(browser, MESSAGE, { urgent: true });
    const [request, ...others] = service.received;
    expect(others).toEqual([]);
    expect(request?.path).toBe('/push/one');
    expect(request?.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      ttl: '300',
      urgency: 'high',
      topic: MESSAGE.tag.replaceAll('-', ''),
    });
    expect(request?.headers.authorization).toMatch(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, ?k=/);
    expect(request?.headers.authorization).toContain(sender.publicKey);
    const body = request?.body as Buffer;
    expect(body.includes('work/lead')).toBe(false);
    expect(browser.open(body)).toEqual(MESSAGE);
    expect(() => service.subscribe('two').open(body)).toThrow();
  });

  it('gives what is not urgent a day', async () => {
    await sender.push(service.subscribe('one'), MESSAGE, { urgent: false });
    expect(service.received[0]?.headers).toMatchObject({ ttl: '86400', urgency: 'normal' });
  });

  it.each([404, 410])('says that a browser is gone (%i)', async (status) => {
    service.status = status;
    const failure = await failureOf(sender.push(service.subscribe('one'), MESSAGE, { urgent: false }));
    expect(failure).toBeInstanceOf(ChannelRefusal);
    expect(failure).toMatchObject({ reason: 'GONE' });
  });

  it.each([
    [400, ChannelRefusal],
    [403, ChannelRefusal],
    [413, ChannelRefusal],
    [429, ChannelUnavailable],
    [500, ChannelUnavailable],
    [503, ChannelUnavailable],
    // A redirect is not followed: it would lead past the list of hosts.
    [301, ChannelRefusal],
  ])('tells %i apart, and repeats no endpoint', async (status, kind) => {
    service.status = status;
    const failure = await failureOf(sender.push(service.subscribe('secret'), MESSAGE, { urgent: false }));
    expect(failure).toBeInstanceOf(kind);
    expect(`${failure.stack} ${JSON.stringify(failure)}`).not.toContain('push/secret');
    expect(service.received).toHaveLength(1);
  });

  it('is tried again when nothing answers', async () => {
    const failure = await failureOf(
      sender.push({ ...service.subscribe('x'), endpoint: 'https://localhost:1/secret' }, MESSAGE, {
        urgent: false,
      }),
    );
    expect(failure).toBeInstanceOf(ChannelUnavailable);
    expect(`${failure.stack} ${String(failure.cause)}`).not.toContain('secret');
  });
});

function failureOf(sending: Promise<void>): Promise<Error> {
  return sending.then(
    () => new Error('It was sent.'),
    (error: Error) => error,
  );
}
