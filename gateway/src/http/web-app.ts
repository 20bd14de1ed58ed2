import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';

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
 * The built browser app at `/`, from `folder`: hashed assets for a year, the page itself never from a cache. A reader who
 * opens any other address gets the page, whose router shows the screen.
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
  app.get('/*', (request, reply) => {
    if (!request.headers.accept?.includes('text/html')) return reply.callNotFound();
    const [, segment = ''] = request.url.split(/[/?#]/);
    return reply
      .code(SCREENS.has(segment) ? 200 : 404)
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('referrer-policy', 'strict-origin-when-cross-origin')
      .header('permissions-policy', 'camera=(), microphone=(), geolocation=(self)')
      .sendFile('index.html');
  });
}

/** First segments of the app's routes (`web/src/app/routes`); the app shows every other address as not found. */
const SCREENS = new Set([
  '',
  'search',
  'listing',
  'project',
  'builder',
  'agent',
  'sign-in',
  'my',
  'work',
  'manage',
  'operations',
  'verify',
]);

/** Whether `folder` holds a built app. */
export function hasWebApp(folder: string): boolean {
  return folder !== '' && existsSync(join(folder, 'index.html'));
}
