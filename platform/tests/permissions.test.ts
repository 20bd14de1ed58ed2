import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData, httpClient } from '@propmubi/testkit';
import { buildSchema, type ExecutionResult, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { demoWorld } from '../src/demo-world.js';
import { signIn } from '../src/demo/sign-in.js';
import { type Access, permissionMatrix, type FieldPermissions } from '../src/permissions/matrix.js';
import { allRules } from '../src/permissions/rules/index.js';
import { viewerKinds } from '../src/permissions/viewers.js';
import { repositoryRoot } from '../src/repository.js';
import { callOf, type Call, type KnownIds } from './generated-operations.js';
import { othersThings } from './support/others-things.js';
import { superAdministratorToken } from './support/super-administrator.js';
import { overHttp, overWebSocket, type SocketWay, straightToSubgraph, type Way } from './support/ways.js';
import { platformInProcess, type PlatformInProcess } from './support/platform-in-process.js';

const MINUTE = 60_000;
const schemaFile = (name: string) => readFileSync(join(repositoryRoot, 'schema', name), 'utf8');
const supergraph = schemaFile('supergraph.graphql');
const api = buildSchema(schemaFile('api.graphql'));
const partnerContract = buildSchema(schemaFile('contracts/partner.graphql'));
const { fields, problems } = permissionMatrix(supergraph, allRules, viewerKinds);

const REFUSALS = ['UNAUTHENTICATED', 'MISSING_SCOPE', 'POLICY_DENIED', 'PERSON_REQUIRED'];
const UNSEEN = 'GRAPHQL_VALIDATION_FAILED';
const ROOTS = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' } as const;
/** They end the session or the employment that the walk goes on with; sessions.test.ts and invitations.test.ts call them. */
const ENDS_THE_WALK = ['Mutation.signOut', 'Mutation.leaveOrganization'];
/** Which id the argument `id` is. */
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
const OBJECTS: Readonly<Record<string, (field: string, ids: KnownIds) => string>> = {
  User: (field, { userId }) => `{ user(id: "${userId}") { ${field} } }`,
  Agent: (field, { agentId }) => `{ agent(id: "${agentId}") { ${field} } }`,
  Organization: (field, { organizationId }) => `{ organization(id: "${organizationId}") { ${field} } }`,
  Document: (field, { documentId }) => `{ document(id: "${documentId}") { ${field} } }`,
  Lead: (field, { leadId }) => `{ lead(id: "${leadId}") { ${field} } }`,
  SiteVisit: (field, { leadId }) => `{ lead(id: "${leadId}") { siteVisits { ${field} } } }`,
};

const root = (type: string) => api.getType(type) as GraphQLObjectType;
const split = (coordinate: string) => coordinate.split('.') as [keyof typeof ROOTS, string];
const fieldAt = (coordinate: string): GraphQLField<unknown, unknown> => {
  const [type, name] = split(coordinate);
  return root(type).getFields()[name] as GraphQLField<unknown, unknown>;
};

function callAt(coordinate: string, ids: KnownIds): Call {
  const [type, name] = split(coordinate);
  const id = ids[ID_OF[name] ?? ''];
  const call = callOf(ROOTS[type], fieldAt(coordinate), id ? { ...ids, id } : ids);
  const { input } = call.variables as { input?: { scopes?: unknown } };
  if (input?.scopes) input.scopes = ['leads:create'];
  return call;
}

/** Why an operation was refused, as errors of the answer or as data of its payload. */
const codesOf = ({ errors = [], data }: ExecutionResult) => [
  ...errors.map(({ extensions }) => String(extensions?.['code'])),
  ...userErrorsOf(data).map(({ code }) => code),
];
const ofKind =
  (name: string, ...kinds: Access['kind'][]) =>
  (one: FieldPermissions) =>
    kinds.includes((one.access.get(name) as Access).kind);
const isRoot = ({ coordinate }: FieldPermissions) => (split(coordinate)[0] as string) in ROOTS;
const viewerOf = (name: string) => viewerKinds.find((kind) => kind.name === name)?.viewer as Viewer;
/** What the contract of keys does not show, which is answered like what does not exist. */
const isUnseen = (name: string, coordinate: string) => {
  const [type, field] = coordinate.split('.') as [string, string];
  const shown = partnerContract.getType(type) as GraphQLObjectType | undefined;
  return viewerOf(name).viaKey === true && !shown?.getFields()[field];
};
const isSubscription = ({ coordinate }: FieldPermissions) => coordinate.startsWith('Subscription.');

describe('schema/permissions.md', () => {
  it('has a rule for every field, and none for a field that is gone', () => {
    expect(problems).toEqual([]);
    expect(fields.length).toBeGreaterThan(150);
  });

  it('is not whole without a rule for each field of a root type and of a type with a guarded field', () => {
    const { 'Query.leads': _left, 'User.phone': _out, ...rest } = allRules;
    const more = { ...rest, 'Query.gone': { reach: 'same' } as const };
    expect(permissionMatrix(supergraph, more, viewerKinds).problems).toEqual([
      'Query.leads: who may reach it is not stated.',
      'User.phone: who may reach it is not stated.',
      'Query.gone: a rule is stated, but the schema has no such field.',
    ]);
  });
});

describe('the permissions of each kind of viewer', () => {
  let world: PlatformInProcess;
  let tokens: ReadonlyMap<string, string | undefined>;
  let others: KnownIds;
  const sockets: SocketWay[] = [];

  beforeAll(async () => {
    world = await platformInProcess({ LIMITS: 'false' });
    const { platform, database } = world;
    const tokenOf = (person: { phone: string; name: string } | undefined) =>
      signIn(platform.url, person as never, database.redisUrl, () => undefined);
    const { agents, managers, buyers, builders, reviewers, partners, admins } = demoWorld;
    const people = new Map<string, string | undefined>([['anonymous', undefined]]);
    const ofBrokerage = <Person extends { organizationKey: string }>(persons: readonly Person[]) =>
      persons.find(({ organizationKey }) => organizationKey === 'konkan-realty');
    const signedIn = {
      AGENT: ofBrokerage(agents),
      BROKERAGE_MANAGER: ofBrokerage(managers),
      BUYER: buyers[0],
      BUILDER: builders[0],
    };
    const staff = { REVIEWER: reviewers[0], PARTNER: partners[0], ADMIN: admins[0] };
    for (const [role, person] of Object.entries({ ...signedIn, ...staff }))
      people.set(role, await tokenOf(person));
    const { phone } = buyers[3] as (typeof buyers)[number];
    people.set('SUPER_ADMIN', await superAdministratorToken(platform.url, database, phone));
    for (const role of ['AGENT', 'PARTNER'])
      people.set(`${role} key`, await keyToken(platform.url, people.get(role) as string));
    others = await othersThings(platform.url, database, {
      stranger: await tokenOf(buyers[1]),
      manager: await tokenOf(managers[0]),
    });
    await platform.settled();
    tokens = people;
  }, 3 * MINUTE);
  afterAll(async () => {
    for (const socket of sockets) await socket.close();
    await world?.close();
  }, MINUTE);

  /** A key with every scope of its owner, exchanged for an access token. */
  async function keyToken(url: string, owner: string): Promise<string> {
    const ask = httpClient(url);
    const { scopes } = expectData<{ scopes: { name: string; held: boolean }[] }>(
      await ask('{ scopes { name held } }', {}, owner),
    );
    const input = { name: 'Walk', scopes: scopes.filter(({ held }) => held).map(({ name }) => name) };
    const made = expectData<{ createApiKey: { secretKey: string } }>(
      await ask(
        'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secretKey } }',
        { input },
        owner,
      ),
    );
    const exchanged = expectData<{ exchangeApiKey: { accessToken: string } }>(
      await ask('mutation($input: ExchangeApiKeyInput!) { exchangeApiKey(input: $input) { accessToken } }', {
        input: { secretKey: made.createApiKey.secretKey },
      }),
    );
    return exchanged.exchangeApiKey.accessToken;
  }

  const waysOf = (name: string): Way[] => {
    const socket = overWebSocket(world.platform.url, tokens.get(name));
    sockets.push(socket);
    return [overHttp(world.platform.url, tokens.get(name)), socket];
  };

  describe.each(viewerKinds.map(({ name }) => name))('%s', (name) => {
    const never = fields.filter(isRoot).filter(ofKind(name, 'never'));
    const allowed = fields
      .filter((one) => isRoot(one) && !isSubscription(one) && !ENDS_THE_WALK.includes(one.coordinate))
      .filter((one) => !ofKind(name, 'never')(one) && !isUnseen(name, one.coordinate))
      // The walk has no ticket of a sign-in.
      .filter(({ rule }) => !(name === 'anonymous' && rule.byTicket));

    it(
      'is refused each forbidden field with the right code, on every way',
      async () => {
        const answers: unknown[] = [];
        const expected: unknown[] = [];
        for (const way of [...waysOf(name), straightToSubgraph(world.platform, viewerOf(name))]) {
          for (const { coordinate, access } of never) {
            const answer = await way.send(callAt(coordinate, others));
            const unseen = isUnseen(name, coordinate) && !way.isDirect;
            const { code } = unseen ? { code: UNSEEN } : (access.get(name) as { code: string });
            answers.push([way.name, coordinate, codesOf(answer)[0], isEmpty(answer)]);
            expected.push([way.name, coordinate, code, true]);
          }
        }
        expect(answers).toEqual(expected);
      },
      2 * MINUTE,
    );

    it(
      'is let through to every other field, on every way',
      async () => {
        const refused: unknown[] = [];
        for (const way of waysOf(name)) {
          for (const { coordinate } of allowed) {
            const isMutation = coordinate.startsWith('Mutation.');
            const answer = await way.send(callAt(coordinate, isMutation ? {} : others));
            const codes = codesOf(answer).filter((code) => REFUSALS.includes(code));
            if (codes.length > 0) refused.push([way.name, coordinate, codes]);
          }
        }
        expect(refused).toEqual([]);
      },
      2 * MINUTE,
    );

    it(
      'gets nothing of others where it gets its own, and changes nothing of theirs',
      async () => {
        const reached: unknown[] = [];
        for (const way of waysOf(name)) {
          for (const { coordinate, rule } of allowed.filter(ofKind(name, 'own', 'nothing'))) {
            const isMutation = coordinate.startsWith('Mutation.');
            if (isMutation && rule.reach === 'self') continue;
            const call = callAt(coordinate, others);
            const answer = await way.send(call);
            const seen = isMutation
              ? codesOf(answer).length === 0
              : Object.values(others).some((id) => JSON.stringify(answer.data ?? null).includes(id));
            if (seen) reached.push([way.name, coordinate, answer]);
          }
        }
        expect(reached).toEqual([]);
      },
      2 * MINUTE,
    );

    it('sees the guarded fields of others’ objects as null', async () => {
      const seen: unknown[] = [];
      const guarded = fields.filter((one) => !isRoot(one) && ofKind(name, 'own', 'nothing', 'never')(one));
      expect(guarded.length).toBeGreaterThan(5);
      for (const way of waysOf(name)) {
        for (const { coordinate, access } of guarded) {
          const [type, field] = coordinate.split('.') as [string, string];
          const { document, variables } = callOf('query', fieldOf(type, field));
          const selected = document.replace(/^query[^{]*\{ (.*) \}$/, '$1');
          const ask = (OBJECTS[type] as (typeof OBJECTS)[string])(selected, others);
          const answer = await way.send({ document: ask, variables });
          const decided = access.get(name) as Access;
          const unseen = isUnseen(name, coordinate);
          const code = unseen ? UNSEEN : decided.kind === 'never' ? decided.code : undefined;
          const wrongCode = code !== undefined && !codesOf(answer).includes(code);
          if (valuesAt(answer.data, field).some((value) => value !== null) || wrongCode)
            seen.push([way.name, coordinate, answer]);
        }
      }
      expect(seen).toEqual([]);
    });
  });
  const fieldOf = (type: string, field: string) =>
    root(type).getFields()[field] as GraphQLField<unknown, unknown>;

  it('are those of the roles that the seed’s people sign in with', async () => {
    for (const { name, viewer } of viewerKinds.filter(({ viewer: { userId } }) => userId !== null)) {
      const claims = tokens.get(name)?.split('.')[1] as string;
      const { roles, scopes } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
        roles: string[];
        scopes: string[];
      };
      expect([name, roles, scopes]).toEqual([name, viewer.roles, viewer.scopes]);
    }
  });
});

function isEmpty({ data }: ExecutionResult): boolean {
  const values = Object.values(data ?? {});
  return userErrorsOf(data).length > 0 || values.every((value) => value === null);
}

function userErrorsOf(data: ExecutionResult['data']): { code: string }[] {
  const payload = Object.values(data ?? {})[0] as { userErrors?: { code: string }[] } | null | undefined;
  return payload?.userErrors ?? [];
}

/** Every value under this name, at any depth. */
function valuesAt(data: unknown, name: string): unknown[] {
  if (Array.isArray(data)) return data.flatMap((one) => valuesAt(one, name));
  if (data === null || typeof data !== 'object') return [];
  return Object.entries(data).flatMap(([key, value]) => (key === name ? [value] : valuesAt(value, name)));
}
