import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Code, styles and connections only from this origin. Map workers are made from a blob of the bundle. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "manifest-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * The built browser app at `/`, from `folder`: hashed assets for a year, the page itself never from a cache. Every path
 * that is not the API's answers with the page, whose router shows the screen.
 */
export async function addWebApp(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(files, {
    root: folder,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.includes('/assets/') ? IMMUTABLE : 'no-cache');
    },
  });
  const page = (reply: FastifyReply) =>
    reply
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('referrer-policy', 'strict-origin-when-cross-origin')
      .header('permissions-policy', 'camera=(), microphone=(), geolocation=(self)')
      .sendFile('index.html');
  app.get('/', (_request, reply) => page(reply));
  for (const path of SCREENS) {
    app.get(path, (_request, reply) => page(reply));
    app.get(`${path}/*`, (_request, reply) => page(reply));
  }
}

/** First segments of the app's routes (`web/src/app/routes`). */
const SCREENS = [
  '/search',
  '/listing',
  '/project',
  '/builder',
  '/agent',
  '/sign-in',
  '/my',
  '/work',
  '/manage',
  '/operations',
  '/verify',
  '/design',
];

/** Whether `folder` holds a built app. */
export function hasWebApp(folder: string): boolean {
  return folder !== '' && existsSync(join(folder, 'index.html'));
}
