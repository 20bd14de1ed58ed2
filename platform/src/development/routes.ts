import { readFile } from 'node:fs/promises';
import { DEVELOPMENT_INBOX_KEY, type InboxMessage } from '@propmubi/identity';
import type { GatewayOverrides } from '@propmubi/gateway';
import { openRedis, type RedisClient } from '@propmubi/runtime';
import { demoWorld } from '../demo-world.js';
import { inboxPage } from './inbox-page.js';

type Routes = NonNullable<GatewayOverrides['routes']>;

/** The name and a port, nothing before or behind: what is no host is not read as one. */
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** What a browser says of a request by a page of the gateway's own, or by the person; others name themselves (Fetch Metadata). */
const OWN_SITES = new Set([undefined, 'same-origin', 'none']);

/**
 * `/dev/inbox`: the messages of the development SMS sender, and what "sign in as" in GraphiQL needs. Undefined where
 * messages are really sent. Answers only programs of this machine that call it by a loopback name, so that no web page
 * can reach it through a name that resolves to this machine; nor can a page that another program serves on this machine,
 * which may call the graph.
 */
export function developmentRoutes(env: NodeJS.ProcessEnv): Routes | undefined {
  const redisUrl = env['REDIS_URL'];
  if (env['NODE_ENV'] === 'production' || env['SMS_SENDER'] === 'twilio' || !redisUrl) return undefined;
  return (app) => {
    const redis = openRedis(redisUrl, { lazyConnect: true, maxRetriesPerRequest: 1 });
    redis.on('error', () => undefined);
    app.addHook('onClose', async () => redis.disconnect());
    app.register(async (routes) => {
      routes.addHook('onRequest', async (request, reply) => {
        const { host, origin, 'sec-fetch-site': site } = request.headers;
        const isLocal =
          LOOPBACK_HOST.test(host ?? '') && LOOPBACK_ADDRESSES.has(request.socket.remoteAddress ?? '');
        const isOwn =
          OWN_SITES.has(site as string | undefined) && (origin === undefined || origin === `http://${host}`);
        if (isLocal && isOwn) return undefined;
        reply.callNotFound();
        return reply;
      });
      routes.get('/dev/inbox', async (_request, reply) =>
        reply
          .type('text/html; charset=utf-8')
          .header(
            'content-security-policy',
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
          )
          .header('refresh', '3')
          .send(inboxPage(await readInbox(redis))),
      );
      routes.get('/dev/inbox.json', async () => ({ messages: await readInbox(redis) }));
      routes.get('/dev/people.json', async () => ({ people: demoPeople() }));
      routes.get('/dev/sign-in.js', async (_request, reply) =>
        reply
          .type('text/javascript; charset=utf-8')
          .send(await readFile(new URL('./sign-in.js', import.meta.url), 'utf8')),
      );
    });
  };
}

async function readInbox(redis: RedisClient): Promise<InboxMessage[]> {
  const messages = await redis.lrange(DEVELOPMENT_INBOX_KEY, 0, -1);
  return messages.map((text) => JSON.parse(text) as InboxMessage);
}

/** The people of the synthetic seed, each with the role under which they are seeded. */
function demoPeople(): { role: string; name: string; phone: string }[] {
  const { buyers, agents, managers, builders, reviewers, admins, partners } = demoWorld;
  const groups = { buyer: buyers, agent: agents, manager: managers, builder: builders };
  const staff = { reviewer: reviewers, administrator: admins, partner: partners };
  return Object.entries({ ...groups, ...staff }).flatMap(([role, people]) =>
    people.map(({ name, phone }) => ({ role, name, phone })),
  );
}
