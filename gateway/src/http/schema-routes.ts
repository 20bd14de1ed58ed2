import { createHash, randomUUID } from 'node:crypto';
import { introspectionFromSchema, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import type { FastifyInstance } from 'fastify';
import { InvalidInputError } from '@propmubi/runtime/errors';
import { CONTRACT_OF_KEYS, isContract } from '../contracts/contract-tags.js';
import type { Authenticator } from '../identity/authenticator.js';
import type { GatewayContext } from '../operations/gateway-context.js';
import { introspectionDisabled } from '../operations/operation-validator.js';
import type { ServedSupergraph } from '../operations/served-supergraph.js';
import { notModified } from './not-modified.js';

/** What a download takes of its client’s limits: it is written and compressed anew for each. */
const COST = 1_000;

interface Published {
  readonly text: string;
  readonly etag: string;
}

const FORMATS = {
  'schema.graphql': {
    mediaType: 'application/graphql; charset=utf-8',
    write: (schema: GraphQLSchema) => `${printSchema(schema)}\n`,
  },
  'schema.json': {
    mediaType: 'application/json; charset=utf-8',
    write: (schema: GraphQLSchema) =>
      JSON.stringify({ data: introspectionFromSchema(schema, { specifiedByUrl: true }) }),
  },
} as const;

export interface SchemaRoutes {
  readonly supergraph: ServedSupergraph;
  readonly authenticator: Authenticator;
}

type Query = { Querystring: { contract?: string } };

/**
 * The schema as a file: as SDL and as the answer to an introspection query. It is that of the caller: of the contract of an API
 * key, of everything for those who may introspect it, and of the contract `public` for others. `?contract=` names another.
 */
export function addSchemaRoutes(app: FastifyInstance, routes: SchemaRoutes): void {
  const { supergraph, authenticator } = routes;
  for (const [name, { mediaType, write }] of Object.entries(FORMATS)) {
    const written = new WeakMap<GraphQLSchema, Published>();
    const publish = (schema: GraphQLSchema): Published => {
      let published = written.get(schema);
      if (!published) {
        const text = write(lexicographicSortSchema(schema));
        published = { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
        written.set(schema, published);
      }
      return published;
    };
    app.get<Query>(`/${name}`, async (request, reply) => {
      const { viewer } = await authenticator.authenticate(request.headers.authorization, request.ip);
      request.report = { limits: { states: [] } };
      const context: GatewayContext = {
        viewer,
        requestId: request.id,
        ...request.report,
        client: { address: request.ip, operationId: randomUUID() },
      };
      const { text, etag } = publish(schemaFor(supergraph, context, request.query.contract));
      void reply.headers({ etag, vary: 'authorization', 'cache-control': 'private, max-age=300' });
      if (notModified(request.headers['if-none-match'], etag)) return reply.code(304).send();
      supergraph.chargeDownload(context, COST);
      return reply.type(mediaType).send(text);
    });
  }
}

function schemaFor(
  supergraph: ServedSupergraph,
  context: GatewayContext,
  asked: string | undefined,
): GraphQLSchema {
  if (asked !== undefined) {
    const found = isContract(asked) ? supergraph.contracts.find(asked) : undefined;
    if (!found) throw noSuchContract();
    return found.schema;
  }
  const { viewer } = context;
  if (supergraph.mayExplain(context) && viewer.userId !== null) return supergraph.federation.schema;
  const view = supergraph.contracts.find(viewer.viaKey ? CONTRACT_OF_KEYS : 'public');
  if (view) return view.schema;
  // Of a supergraph without contracts.
  if (supergraph.validator.mayIntrospect(viewer)) return supergraph.federation.schema;
  throw introspectionDisabled();
}

function noSuchContract(): InvalidInputError {
  return new InvalidInputError('There is no such contract.', { code: 'NOT_FOUND' });
}
