import { idOf } from '@propmubi/runtime';
import { expectData, httpClient } from '@propmubi/testkit';
import pg from 'pg';
import { signIn } from '../../src/demo/sign-in.js';
import { demoWorld } from '../../src/demo-world.js';
import type { KnownIds } from '../generated-operations.js';
import { othersThings } from './others-things.js';
import { enquireAt, ownThings } from './own-things.js';
import type { PlatformInProcess } from './platform-in-process.js';
import { superAdministratorToken } from './super-administrator.js';

/** Of those who walk and work for one. */
const BROKERAGE = 'konkan-realty';

/** The viewers who walk through the permissions, by the names of `viewerKinds`. */
export interface Walkers {
  /** Access tokens; undefined of the visitor. */
  tokens: ReadonlyMap<string, string | undefined>;
  /** Ids of things of the world, their own where they have one. */
  own: ReadonlyMap<string, KnownIds>;
  /** Ids of what belongs to none of them. */
  others: KnownIds;
}

/** Signs in one person of the demo for each role, and makes a key for the roles that have one. */
export async function startWalkers({ platform, database }: PlatformInProcess): Promise<Walkers> {
  const own = new Map<string, KnownIds>();
  const tokenOf = (person: { phone: string; name: string } | undefined) =>
    signIn(platform.url, person as never, database.redisUrl, () => undefined);
  const { agents, managers, buyers, builders, reviewers, partners, admins } = demoWorld;
  const people = new Map<string, string | undefined>([['anonymous', undefined]]);
  const ofBrokerage = <Person extends { organizationKey: string }>(persons: readonly Person[]) =>
    persons.find(({ organizationKey }) => organizationKey === BROKERAGE);
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
  const others = await othersThings(platform.url, database, {
    stranger: await tokenOf(buyers[1]),
    manager: await tokenOf(managers[0]),
  });
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  try {
    const organizationId = idOf('Organization', BROKERAGE);
    const token = people.get('BUYER') as string;
    await enquireAt(platform.url, admin, { organizationId, token, phone: buyers[0]?.phone as string });
    await platform.settled();
    for (const [name, token] of people) own.set(name, await ownThings(admin, claimsOf(token)));
  } finally {
    await admin.end();
  }
  return { tokens: people, own, others };
}

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

/** What an access token says of its viewer. */
export function claimsOf(token: string | undefined) {
  const claims = Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString() || '{}';
  const { sub, org, roles, scopes } = JSON.parse(claims) as {
    sub?: string;
    org?: string | null;
    roles: string[];
    scopes: string[];
  };
  return { userId: sub ?? null, organizationId: org ?? null, roles, scopes };
}
