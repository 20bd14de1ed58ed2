import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ChannelRefusal, ChannelUnavailable, createWhatsAppSender } from '../src/index.js';

const MESSAGE = {
  phone: '+919820000001',
  template: 'site_visit_scheduled',
  language: 'mr',
  parameters: ['३० नोव्हें, २०२६'],
} as const;

describe('createWhatsAppSender', () => {
  let server: Server;
  let apiUrl: string;
  let answer: { status: number; body: string; headers?: Record<string, string> };
  let seen: { url: string | undefined; headers: IncomingHttpHeaders; body: string }[];
  beforeAll(async () => {
    server = createServer((request, response) => {
      void text(request).then((body) => {
        seen.push({ url: request.url, headers: request.headers, body });
        response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v23.0`;
  });
  beforeEach(() => {
    seen = [];
    answer = { status: 200, body: '{"messaging_product":"whatsapp","messages":[{"id":"wamid.1"}]}' };
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const send = (message: Parameters<ReturnType<typeof createWhatsAppSender>['sendTemplate']>[0] = MESSAGE) =>
    createWhatsAppSender({ phoneNumberId: '1055', accessToken: 'EAAG', apiUrl }).sendTemplate(message);

  it('posts the template as the Cloud API wants it', async () => {
    await send();
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      url: '/v23.0/1055/messages',
      headers: { authorization: 'Bearer EAAG', 'content-type': 'application/json' },
    });
    expect(JSON.parse(seen[0]?.body as string)).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '919820000001',
      type: 'template',
      template: {
        name: 'site_visit_scheduled',
        language: { code: 'mr' },
        components: [{ type: 'body', parameters: [{ type: 'text', text: '३० नोव्हें, २०२६' }] }],
      },
    });
  });

  it('sends a template without places without components', async () => {
    await send({ ...MESSAGE, parameters: [] });
    expect(JSON.parse(seen[0]?.body as string)).toMatchObject({ template: { components: [] } });
  });

  it.each([
    [400, '{"error":{"code":131026,"message":"+919820000001 is not on WhatsApp"}}', ChannelRefusal],
    [400, '{"error":{"code":132001,"message":"no such template"}}', ChannelRefusal],
    [400, '{"error":{"code":130429,"message":"rate limit"}}', ChannelUnavailable],
    [401, '{"error":{"code":190}}', ChannelRefusal],
    [500, '<html>', ChannelUnavailable],
    [200, 'null', ChannelUnavailable],
  ])('tells %i %s apart, without the number', async (status, body, kind) => {
    answer = { status, body };
    const failure: unknown = await send().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(kind);
    expect(String((failure as Error).stack)).not.toContain('9820000001');
  });

  it('follows no redirect with its token', async () => {
    answer = { status: 307, body: '', headers: { location: `${apiUrl}/elsewhere` } };
    expect(await send().catch((error: unknown) => error)).toBeInstanceOf(ChannelUnavailable);
    expect(seen.map(({ url }) => url)).toEqual(['/v23.0/1055/messages']);
  });
});
