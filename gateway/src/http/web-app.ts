import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createStyleSources } from './page-styles.js';
import { createScreenScripts } from './screen-scripts.js';

/**
 * Code, styles and connections only from this origin or in the page as it was built, and papers from where they are kept. Map workers are made from a blob
 * of the bundle.
 */
const contentSecurityPolicy = (storeOrigin: string, styleSources: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${styleSources}`.trim(),
    `img-src 'self' data: blob: ${storeOrigin}`.trim(),
    "font-src 'self'",
    `connect-src 'self' ws: wss: ${storeOrigin}`.trim(),
    // A paper beside what is decided about it.
    'frame-src blob:',
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const PAGE = 'index.html';
const pageHeaders = (storeOrigin: string, styleSources: string) => ({
  'content-security-policy': contentSecurityPolicy(storeOrigin, styleSources),
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(self)',
});

export interface WebApp {
  folder: string;
  /** Origin of the bucket of papers; empty: there is none. */
  storeOrigin: string;
}

const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * The built browser app at `/`, from its folder: hashed assets for a year, the page itself never from a cache. A reader who
 * opens any other address gets the page, whose router shows the screen. Files are looked up at each request, so that a
 * build under a running server is served.
 */
export async function addWebApp(app: FastifyInstance, { folder, storeOrigin }: WebApp): Promise<void> {
  const styleSources = createStyleSources(join(folder, PAGE));
  const scriptsOf = createScreenScripts(folder);
  await app.register(files, {
    root: folder,
    serve: false,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.includes('/assets/') ? IMMUTABLE : 'no-cache');
      // Sent as it is or as it was compressed when the app was built (`index.html.br`).
      if (basename(path).startsWith(PAGE)) {
        void reply.headers(pageHeaders(storeOrigin, styleSources()));
      }
    },
  });
  app.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const path = request.params['*'];
    if (!isOfScreen(path, request)) return path === '' ? reply.callNotFound() : reply.sendFile(path);
    const [segment = ''] = path.split('/');
    const link = scriptsOf(segment);
    if (link) void reply.header('link', link);
    return reply.code(SCREENS.has(segment) ? 200 : 404).sendFile(PAGE);
  });
}

/** Whether a browser opened an address that names no file. */
function isOfScreen(path: string, { headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') === true && !basename(path).includes('.');
}

/** First segments of the app's routes (`web/src/app/routes`); the app shows every other address as not found. */
export const SCREENS: ReadonlySet<string> = new Set([
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
  'documents',
  'compare',
  'erasure',
]);

/** Whether `folder` holds a built app. */
export function hasWebApp(folder: string): boolean {
  return folder !== '' && existsSync(join(folder, PAGE));
}
