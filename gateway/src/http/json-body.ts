import { hasLongInteger, parseJson } from '@propmubi/federation/serving';
import type { FastifyInstance } from 'fastify';

/** Reads JSON bodies without losing digits of integers: of those no double holds, which are rare, bigints are made. */
export function readExactIntegers(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'ignore');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (!hasLongInteger(body)) return parse(request, body, done);
    // What Fastify refuses in a body is refused first.
    void parse(request, body, (error) => {
      if (error) done(error);
      else done(null, parseJson(body));
    });
  });
}
