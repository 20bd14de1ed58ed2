import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
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
/** Of packages, by their ending. Bytes of no known type would be announced as compressed anew, which they are not. */
const PACKAGES: Readonly<Record<string, string>> = { '.tgz': 'application/gzip', '.whl': 'application/zip' };

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
      const type = dirname(path) === join(folder, 'sdk') ? PACKAGES[extname(path)] : undefined;
      void reply.headers({
        ...(type && { 'content-type': type }),
        'cache-control': type ? FOR_GOOD : 'no-cache',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'referrer-policy': 'strict-origin-when-cross-origin',
      });
    },
  });
}
