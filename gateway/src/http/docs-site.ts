import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Packages are named by what is in them. */
const FOR_GOOD = 'public, max-age=31536000, immutable';
const PACKAGE = /\.(tgz|whl)$/;

/** The documentation site at `/docs/`, from its folder; nothing where there is none. */
export async function addDocsSite(app: FastifyInstance, folder: string): Promise<void> {
  if (folder === '' || !existsSync(join(folder, 'index.html'))) return;
  app.get('/docs', (_request, reply) => reply.redirect('/docs/'));
  await app.register(files, {
    root: folder,
    prefix: '/docs/',
    decorateReply: false,
    dotfiles: 'ignore',
    extensions: ['html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.headers({
        'cache-control': isPackage(folder, path) ? FOR_GOOD : 'no-cache',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'referrer-policy': 'strict-origin-when-cross-origin',
      });
    },
  });
}

function isPackage(folder: string, path: string): boolean {
  return dirname(path) === join(folder, 'sdk') && PACKAGE.test(path);
}
