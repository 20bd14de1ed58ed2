import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { InvalidInputError, ForbiddenError, NotFoundError, ConflictError } from '@propmubi/runtime/errors';
import {
  contentDisposition,
  createLocalStore,
  FILES_PATH,
  LengthDiffers,
  ObjectExists,
  ObjectMissing,
  readGrant,
  UploadReplaced,
} from '@propmubi/storage';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { byteRange } from './byte-range.js';

export interface FileRoutes {
  directory: string;
  secret: string;
  now?: () => Date;
}

/** Photos of listings are for everyone; other objects of the store have no such address. */
const PHOTO = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.webp$/;

const PHOTOS = '/photos/:name';

interface NamedPhoto {
  Params: { name: string };
}

interface SignedQuery {
  Querystring: { token?: string };
}

/**
 * Takes and gives the files of a local store by its signed URLs, as an S3 bucket would. The token is the whole right: it
 * names the method, one key, type and length, and when it ends; who may have one is the subgraph's to decide. Photos of
 * listings are public.
 */
export async function addFileRoutes(
  app: FastifyInstance,
  { directory, secret, now = () => new Date() }: FileRoutes,
) {
  const store = createLocalStore({ directory, secret, now });
  const grantOf = <Method extends 'GET' | 'PUT'>({ query }: FastifyRequest<SignedQuery>, method: Method) => {
    const grant = readGrant(String(query.token ?? ''), method, secret, now());
    if (!grant) throw linkInvalid();
    return grant;
  };

  await app.register((routes, _options, done) => {
    // The body is a stream, of any type; it is counted as it passes and never in memory as a whole.
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', (_request, body, parsed) => {
      parsed(null, body);
    });
    routes.put<SignedQuery & { Body: Readable | null }>(FILES_PATH, async (request, reply) => {
      const { key, mediaType, sizeBytes } = grantOf(request, 'PUT');
      const { 'content-type': type, 'content-length': length } = request.headers;
      if (type !== mediaType || Number(length) !== sizeBytes || !request.body) throw otherFile();
      await store.receive(key, request.body, sizeBytes).catch(refuse);
      return reply.code(200).send();
    });
    const describePhoto = async ({ params: { name } }: FastifyRequest<NamedPhoto>, reply: FastifyReply) => {
      const [, id] = PHOTO.exec(name) ?? [];
      const size = id === undefined ? null : await store.size(`photos/${id}`);
      if (size === null) throw gone();
      void reply.headers({
        'content-type': 'image/webp',
        'content-length': size,
        // What is taken down or replaced is not there under its address any more; caches forget it within a day.
        'cache-control': 'public, max-age=86400',
        'content-security-policy': "default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
      });
      return `photos/${id}`;
    };
    routes.head<NamedPhoto>(PHOTOS, { compress: false }, async (request, reply) => {
      await describePhoto(request, reply);
      return reply.send();
    });
    routes.get<NamedPhoto>(PHOTOS, { compress: false }, async (request, reply) =>
      reply.send(await store.read(await describePhoto(request, reply)).catch(refuse)),
    );
    const describe = async (request: FastifyRequest<SignedQuery>, reply: FastifyReply) => {
      const { key, mediaType, fileName } = grantOf(request, 'GET');
      const size = await store.size(key);
      if (size === null) throw gone();
      const etag = `"${createHash('sha256').update(`${key} ${size}`).digest('base64url')}"`;
      const range = byteRange(request.headers, size, etag);
      void reply.headers({ etag, 'accept-ranges': 'bytes' });
      if (range === 'unsatisfiable') {
        void reply.code(416).headers({ 'content-range': `bytes */${size}` });
        return undefined;
      }
      if (range) void reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
      void reply.headers({
        'content-type': mediaType,
        'content-length': range ? range.end - range.start + 1 : size,
        'content-disposition': contentDisposition(fileName),
        'cache-control': 'private, no-store',
        'content-security-policy': "frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
      });
      return { key, range };
    };
    // Fastify's own would read the file to its end to throw it away.
    routes.head<SignedQuery>(FILES_PATH, { compress: false }, async (request, reply) => {
      await describe(request, reply);
      return reply.send();
    });
    routes.get<SignedQuery>(FILES_PATH, { compress: false }, async (request, reply) => {
      const part = await describe(request, reply);
      return reply.send(part && (await store.read(part.key, part.range).catch(refuse)));
    });
    done();
  });
}

function refuse(error: unknown): never {
  if (error instanceof LengthDiffers) throw otherFile();
  if (error instanceof ObjectExists || error instanceof UploadReplaced)
    throw new ConflictError('This link was used already.', { code: 'LINK_USED' });
  throw error instanceof ObjectMissing ? gone() : error;
}

const linkInvalid = () =>
  new ForbiddenError('The link is not valid or its time is over. Ask for another.', { code: 'LINK_INVALID' });

const otherFile = () =>
  new InvalidInputError('Send exactly the bytes and the content type that the link was made for.', {
    code: 'UPLOAD_DIFFERS',
  });

const gone = () => new NotFoundError('There is no such file.');
