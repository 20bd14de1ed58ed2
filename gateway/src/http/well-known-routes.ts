import { createHash, randomUUID } from 'node:crypto';
import { Cancellation } from '@propmubi/federation/serving';
import { anonymous } from '@propmubi/runtime/auth';
import { NotFoundError, UnavailableError } from '@propmubi/runtime/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JWK } from 'jose';
import type { GatewayConfig } from '../config.js';
import { runOperation, type OperationRunner } from '../operations/run-operation.js';
import { notModified } from './not-modified.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** RFC 9116 asks for less than a year; who reads it later has to read it again. */
const SECURITY_TXT_DAYS = 180;
const MAX_AGE_S = 300;
/** Members of public Ed25519 keys (RFC 8037): nothing else of a set is given. */
const PUBLIC_MEMBERS = ['kty', 'crv', 'x', 'kid', 'alg', 'use'] as const;
const LOG_KEY = '{ transparencyLogKey { keyId publicKey } }';

export interface WellKnownRoutes {
  readonly config: Pick<GatewayConfig, 'accessTokenKeys' | 'receiptKeys' | 'securityContacts'>;
  readonly runner: OperationRunner;
  readonly now?: () => number;
}

/** What others look for at known places: keys that verify what the platform signs, and whom to tell of a weakness. */
export function addWellKnownRoutes(
  app: FastifyInstance,
  { config, runner, now = Date.now }: WellKnownRoutes,
): void {
  const { accessTokenKeys, receiptKeys = accessTokenKeys, securityContacts } = config;
  const published = { 'jwks.json': accessTokenKeys, 'receipt-keys.json': receiptKeys };
  for (const [name, keys] of Object.entries(published)) {
    if (!keys || keys instanceof URL) continue;
    const text = JSON.stringify({ keys: keys.keys.map(publicKey) });
    app.get(`/.well-known/${name}`, (request, reply) =>
      answer(request, reply, 'application/jwk-set+json', text),
    );
  }
  if (securityContacts.length > 0)
    app.get('/.well-known/security.txt', (request, reply) =>
      answer(request, reply, 'text/plain; charset=utf-8', securityTxt(securityContacts, now())),
    );
  app.get('/.well-known/transparency-log.json', async (request, reply) => {
    if (!('transparencyLogKey' in (runner.supergraph.federation.schema.getQueryType()?.getFields() ?? {})))
      throw notSigned();
    const context = {
      viewer: anonymous,
      requestId: request.id,
      isOwn: true,
      client: { address: request.ip, operationId: randomUUID() },
    };
    const { body } = await runOperation(
      runner,
      { source: LOG_KEY, operationName: undefined, variables: {} },
      context,
      new Cancellation(),
    );
    if (body.errors) throw new UnavailableError();
    const { transparencyLogKey: key } = body.data as { transparencyLogKey: LogKey | null };
    if (!key) throw notSigned();
    const published = { keyId: key.keyId, publicKey: JSON.parse(key.publicKey) as unknown };
    return answer(request, reply, 'application/json; charset=utf-8', JSON.stringify(published));
  });
}

const publicKey = (key: JWK) =>
  Object.fromEntries(PUBLIC_MEMBERS.flatMap((name) => (key[name] === undefined ? [] : [[name, key[name]]])));

function notSigned(): NotFoundError {
  return new NotFoundError('Heads of a transparency log are not signed here.');
}

interface LogKey {
  keyId: string;
  publicKey: string;
}

/** It changes once a day, so that its entity tag holds. */
function securityTxt(contacts: readonly string[], now: number): string {
  const day = Math.floor(now / DAY_MS) * DAY_MS;
  const expires = new Date(day + SECURITY_TXT_DAYS * DAY_MS).toISOString();
  return [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires}`,
    'Preferred-Languages: en, hi, mr',
    '',
  ].join('\n');
}

function answer(request: FastifyRequest, reply: FastifyReply, mediaType: string, text: string): FastifyReply {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  void reply.headers({
    etag,
    'cache-control': `public, max-age=${MAX_AGE_S}`,
    'access-control-allow-origin': '*',
  });
  if (notModified(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type(mediaType).send(text);
}
