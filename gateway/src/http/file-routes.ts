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
} from '@propmubi/storage';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export interface FileRoutes {
  directory: string;
  secret: string;
  now?: () => Date;
}

interface SignedQuery {
  Querystring: { token?: string };
}

/**
 * Takes and gives the files of a local store by its signed URLs, as an S3 bucket would. The token is the whole right: it
 * names the method, one key, type and length, and when it ends; who may have one is the subgraph's to decide.
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
    routes.get<SignedQuery>(FILES_PATH, { compress: false }, async (request, reply) => {
      const { key, mediaType, fileName } = grantOf(request, 'GET');
      const size = await store.size(key);
      if (size === null) throw gone();
      return reply
        .headers({
          'content-type': mediaType,
          'content-length': size,
          'content-disposition': contentDisposition(fileName),
          'cache-control': 'private, no-store',
          'content-security-policy': "frame-ancestors 'none'",
          'referrer-policy': 'no-referrer',
        })
        .send(await store.read(key).catch(refuse));
    });
    done();
  });
}

function refuse(error: unknown): never {
  if (error instanceof LengthDiffers) throw otherFile();
  if (error instanceof ObjectExists)
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
