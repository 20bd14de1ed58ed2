import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Viewer } from '@propmubi/runtime';
import {
  buildSchema,
  type ExecutionResult,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { type Access, permissionMatrix, type FieldPermissions } from '../../src/permissions/matrix.js';
import { allRules } from '../../src/permissions/rules/index.js';
import { viewerKinds } from '../../src/permissions/viewers.js';
import { repositoryRoot } from '../../src/repository.js';
import { callOf, type Call, type KnownIds } from '../generated-operations.js';

const schemaFile = (name: string) => readFileSync(join(repositoryRoot, 'schema', name), 'utf8');
export const supergraph = schemaFile('supergraph.graphql');
const api = buildSchema(schemaFile('api.graphql'));
const partnerContract = buildSchema(schemaFile('contracts/partner.graphql'));
export const { fields, problems } = permissionMatrix(supergraph, allRules, viewerKinds);

export const REFUSALS = ['UNAUTHENTICATED', 'MISSING_SCOPE', 'POLICY_DENIED', 'PERSON_REQUIRED'];
export const UNSEEN = 'GRAPHQL_VALIDATION_FAILED';
/** What no one who may ask is to be answered. */
export const FAULT = /^(INTERNAL_SERVER_ERROR|SUBGRAPH_\w+|GRAPHQL_\w+)$/;
/** A page of a list, its things, and what these are made of. */
export const LEVELS = 3;
const ROOTS = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' } as const;
/** They end the session or the employment that the walk goes on with; sessions.test.ts and invitations.test.ts call them. */
const ENDS_THE_WALK = ['Mutation.signOut', 'Mutation.leaveOrganization'];
/** They end the session of who calls them with their own ids: what is asked after them is refused as a stranger’s. */
export const endsSession = (coordinate: string) =>
  /\.(signOut|endUser|eraseMy|revokeSession|deactivate)/.test(coordinate);
/** Later ones take away what the others work on. */
export const turnOf = (coordinate: string) =>
  endsSession(coordinate) ? 2 : /\.(leave|remove|revoke|close|delete|withdraw)/.test(coordinate) ? 1 : 0;
export const isKey = (viewer: string) => (viewer.endsWith(' key') ? 1 : 0);
/** Which id the argument `id` is, where its field gives something else. */
const ID_OF: Readonly<Record<string, string>> = {
  ...{
    agent: 'agentId',
    document: 'documentId',
    documentContent: 'documentId',
    documentDownload: 'documentId',
    lead: 'leadId',
  },
  ...{ listing: 'listingId', organization: 'organizationId', user: 'userId', revokeApiKey: 'apiKeyId' },
};
/** How a field of an object is asked for, of another’s. */
export const OBJECTS: Readonly<Record<string, (field: string, ids: KnownIds) => string>> = {
  User: (field, { userId }) => `{ user(id: "${userId}") { ${field} } }`,
  Agent: (field, { agentId }) => `{ agent(id: "${agentId}") { ${field} } }`,
  Organization: (field, { organizationId }) => `{ organization(id: "${organizationId}") { ${field} } }`,
  Document: (field, { documentId }) => `{ document(id: "${documentId}") { ${field} } }`,
  Lead: (field, { leadId }) => `{ lead(id: "${leadId}") { ${field} } }`,
  SiteVisit: (field, { leadId }) => `{ lead(id: "${leadId}") { siteVisits { ${field} } } }`,
};

export const root = (type: string) => api.getType(type) as GraphQLObjectType;
const split = (coordinate: string) => coordinate.split('.') as [keyof typeof ROOTS, string];
const fieldAt = (coordinate: string, schema = api): GraphQLField<unknown, unknown> => {
  const [type, name] = split(coordinate);
  return (schema.getType(type) as GraphQLObjectType).getFields()[name] as GraphQLField<unknown, unknown>;
};
/** A field that gives one thing takes its id. */
const idOfType = ({ type }: GraphQLField<unknown, unknown>) => {
  const { name } = getNamedType(type);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Id`;
};

export function callAt(coordinate: string, ids: KnownIds, schema = api, levels?: number): Call {
  const [type, name] = split(coordinate);
  const field = fieldAt(coordinate, schema);
  const id = ids[ID_OF[name] ?? idOfType(field)];
  const call = callOf(ROOTS[type], field, id ? { ...ids, id } : ids, levels);
  const { input } = call.variables as { input?: { scopes?: unknown } };
  if (input?.scopes) input.scopes = ['leads:create'];
  return call;
}

/** Why an operation was refused, as errors of the answer or as data of its payload. */
export const codesOf = ({ errors = [], data }: ExecutionResult) => [
  ...errors.map(({ extensions }) => String(extensions?.['code'])),
  ...userErrorsOf(data).map(({ code }) => code),
];
export const ofKind =
  (name: string, ...kinds: Access['kind'][]) =>
  (one: FieldPermissions) =>
    kinds.includes((one.access.get(name) as Access).kind);
export const isRoot = ({ coordinate }: FieldPermissions) => (split(coordinate)[0] as string) in ROOTS;
export const viewerOf = (name: string) => viewerKinds.find((kind) => kind.name === name)?.viewer as Viewer;
/** What the contract of keys does not show, which is answered like what does not exist. */
export const isUnseen = (name: string, coordinate: string) => {
  const [type, field] = coordinate.split('.') as [string, string];
  const shown = partnerContract.getType(type) as GraphQLObjectType | undefined;
  return viewerOf(name).viaKey === true && !shown?.getFields()[field];
};
/** The graph as they see it. */
export const schemaOf = (name: string) => (viewerOf(name).viaKey === true ? partnerContract : api);
export const allowedTo = (name: string) =>
  fields
    .filter((one) => isRoot(one) && !ENDS_THE_WALK.includes(one.coordinate))
    .filter((one) => !ofKind(name, 'never')(one) && !isUnseen(name, one.coordinate))
    // The walk has no ticket of a sign-in.
    .filter(({ rule }) => !(name === 'anonymous' && rule.byTicket));
/** Faults anywhere, and a refusal of the field itself; what is in it may be refused by itself. */
export const faultsOf = ({ errors = [] }: ExecutionResult) =>
  errors
    .map(({ extensions, path, message }) => ({ code: String(extensions?.['code']), path, message }))
    .filter(({ code, path }) => FAULT.test(code) || (REFUSALS.includes(code) && (path?.length ?? 0) < 2));
export const isSubscription = ({ coordinate }: FieldPermissions) => coordinate.startsWith('Subscription.');

export function isEmpty({ data }: ExecutionResult): boolean {
  const values = Object.values(data ?? {});
  return userErrorsOf(data).length > 0 || values.every((value) => value === null);
}

function userErrorsOf(data: ExecutionResult['data']): { code: string }[] {
  const payload = Object.values(data ?? {})[0] as { userErrors?: { code: string }[] } | null | undefined;
  return payload?.userErrors ?? [];
}

/** Every value under this name, at any depth. */
export function valuesAt(data: unknown, name: string): unknown[] {
  if (Array.isArray(data)) return data.flatMap((one) => valuesAt(one, name));
  if (data === null || typeof data !== 'object') return [];
  return Object.entries(data).flatMap(([key, value]) => (key === name ? [value] : valuesAt(value, name)));
}
