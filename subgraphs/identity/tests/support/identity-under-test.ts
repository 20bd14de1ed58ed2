import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { DomainEvent } from '@propmubi/events';
import type { TextMessage } from '@propmubi/notifications';
import { Redis } from 'ioredis';
import pg from 'pg';
import {
  anonymous,
  type EntityManager,
  scopesOf,
  systemViewer,
  type Role,
  type Subgraph,
  type Viewer,
} from '@propmubi/runtime';
import { createTestDatabase, subgraphClient, testServiceConfig, type TestDatabase } from '@propmubi/testkit';
import { decodeJwt, type JWK } from 'jose';
import {
  createIdentitySubgraph,
  type EmailMessage,
  type EmailSender,
  type IdentityConfig,
  type IdentityOverrides,
  type OtpMessage,
  type SmsSender,
} from '../../src/index.js';

/** Keeps what would have been sent. */
export class RecordingSmsSender implements SmsSender {
  readonly sent: OtpMessage[] = [];
  readonly texts: TextMessage[] = [];

  async sendOtp(message: OtpMessage): Promise<void> {
    this.sent.push(message);
  }

  async sendText(message: TextMessage): Promise<void> {
    this.texts.push(message);
  }

  lastCode(phone: string): string {
    const message = this.sent.findLast((sent) => sent.phone === phone);
    if (!message) throw new Error('No code was sent to this number.');
    return message.code;
  }
}

/** The same of e-mails. */
export class RecordingEmailSender implements EmailSender {
  readonly sent: EmailMessage[] = [];

  async send(message: EmailMessage): Promise<void> {
    this.sent.push(message);
  }

  close(): void {
    // It holds nothing.
  }

  lastCode(email: string): string {
    const message = this.sent.findLast((sent) => sent.to === email && sent.code !== undefined);
    if (!message?.code) throw new Error('No code was sent to this address.');
    return message.code;
  }
}

export function signingKey(kid: string): JWK {
  return { ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid } as JWK;
}

/** The identity subgraph over a database of its own, with a clock that the test moves. */
export async function startIdentity(
  overrides: Pick<
    IdentityOverrides,
    'otpLimits' | 'channels' | 'challenge' | 'resolveTxt' | 'passwordHasher' | 'passwordAnswerAfterMs'
  > = {},
  settings: Partial<IdentityConfig> = {},
) {
  const database: TestDatabase = await createTestDatabase({
    name: 'identity',
    build: async (urls) => {
      const built = await createIdentitySubgraph(
        await configOf({
          ...urls,
          adminUrl: '',
          name: '',
          redisUrl: 'redis://127.0.0.1:1',
          drop: async () => undefined,
        }),
      );
      await built.migrate();
      await built.close();
    },
  });
  const sms = new RecordingSmsSender();
  const mail = new RecordingEmailSender();
  const clock = { now: Date.now() };
  const statements: string[] = [];
  const config = { ...(await configOf(database)), ...settings };
  const start = (own: Partial<IdentityConfig> = {}) =>
    createIdentitySubgraph(
      { ...config, ...own },
      {
        ...overrides,
        smsSender: sms,
        emailSender: mail,
        now: () => clock.now,
        onStatement: (sql) => statements.push(sql),
      },
    );
  const subgraph = await start();
  const redis = new Redis(database.redisUrl);
  /** Asks as the gateway does for a client at this address. */
  const askFrom = (address: string) => askerOf(subgraph)(address);
  const ask = askFrom('203.0.113.1');
  return {
    askFrom,
    database,
    redis,
    config,
    subgraph,
    sms,
    mail,
    clock,
    statements,
    ask,
    /** Another process of the service, with other settings; the caller closes its `subgraph`. */
    another: async (own: Partial<IdentityConfig>) => {
      const process = await start(own);
      return { subgraph: process, askFrom: askerOf(process) };
    },
    advance: (ms: number) => {
      clock.now += ms;
    },
    asTenant: <T>(organizationId: string, work: (em: EntityManager) => Promise<T>) =>
      subgraph.database.scope(systemViewer(organizationId)).write(work),
    /** What was recorded for other subgraphs, oldest first. */
    events: () =>
      admin(database, async (client) => {
        const { rows } = await client.query<{ event: DomainEvent<Record<string, unknown>> }>(
          'select event from identity.outbox order by position',
        );
        return rows.map(({ event }) => event);
      }),
    /** Every row of every table, as the superuser sees them. */
    dump: () =>
      admin(database, async (client) => {
        const tables = await client.query<{ name: string }>(
          `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'identity'`,
        );
        const dumped: Record<string, unknown[]> = {};
        for (const { name } of tables.rows) dumped[name] = (await client.query(`select * from ${name}`)).rows;
        return dumped;
      }),
    sql: (text: string, values: unknown[] = []) => admin(database, (client) => client.query(text, values)),
    refresh: async (refreshToken: string): Promise<SignedIn> => {
      const answer = await ask(REFRESH, { refreshToken });
      if (answer.body.errors) throw new Error(JSON.stringify(answer.body.errors));
      return signedInFrom((answer.body.data as { refreshSession: Session }).refreshSession);
    },
    close: async () => {
      redis.disconnect();
      await subgraph.close();
      await database.drop();
    },
  };
}

function askerOf(subgraph: Subgraph) {
  return (address: string) => subgraphClient(subgraph, () => ({ address, operationId: randomUUID() }));
}

export type IdentityUnderTest = Awaited<ReturnType<typeof startIdentity>>;

async function configOf(database: TestDatabase): Promise<IdentityConfig> {
  return {
    ...(await testServiceConfig(database)),
    pepper: 'a pepper that only these tests know, and long enough',
    contactDigestKey: 'a digest key that only these tests know, and long enough',
    auditKeys: [],
    accessTokenKeys: [signingKey('test-1'), signingKey('test-2')],
    receiptKeys: [signingKey('receipts')],
    accessTokenLifetimeSeconds: 900,
    sessionLifetimeMs: 30 * 24 * 60 * 60 * 1000,
    production: false,
    sandbox: false,
    gatewayUrl: 'http://127.0.0.1:9/graphql',
    staffSecondFactor: false,
    notifications: { pushServiceHosts: [] },
    otp: { countries: ['IN'], perMinute: 120, perHour: 2_000, perDay: 20_000, freePerAddress: 10 },
    email: { sender: 'none' },
    quotas: { REQUESTS: 1_000, COST: 100_000, SOCKETS: 10, LEADS: 10, STORAGE: 1_000_000, SMS: 1_000 },
    sso: undefined,
    webhooks: { allowPrivate: false },
    webauthn: { rpId: 'localhost', origins: ['http://localhost:4000'] },
    emailBudgets: { perMinute: 120, perHour: 2_000, perDay: 20_000, freePerAddress: 10 },
  };
}

export interface SignedIn {
  viewer: Viewer;
  accessToken: string;
  refreshToken: string;
  userId: string;
}

export const REFRESH = `mutation($refreshToken: String!) {
  refreshSession(input: { refreshToken: $refreshToken }) { accessToken refreshToken expiresAt user { id } }
}`;

export const VERIFY = `mutation($input: VerifyOtpInput!) {
  verifyOtp(input: $input) { accessToken refreshToken expiresAt user { id name phone } }
}`;

/** Every test user signs in from a network of their own. */
export function addressOf(phone: string): string {
  return `10.${phone
    .slice(-9)
    .match(/.{3}/g)
    ?.map((part) => Number(part) % 256)
    .join('.')}`;
}

/** Signs in as the gateway's client would, and returns the viewer the gateway would vouch for. */
export async function signIn(
  identity: Pick<IdentityUnderTest, 'askFrom' | 'sms'>,
  phone: string,
  name?: string,
  deviceId?: string,
): Promise<SignedIn> {
  const ask = identity.askFrom(addressOf(phone));
  const requested = await ask(
    `mutation($phone: String!) { requestOtp(input: { phone: $phone }) { expiresAt } }`,
    {
      phone,
    },
  );
  if (requested.body.errors) throw new Error(JSON.stringify(requested.body.errors));
  const answer = await ask(VERIFY, { input: { phone, code: identity.sms.lastCode(phone), name, deviceId } });
  if (answer.body.errors) throw new Error(JSON.stringify(answer.body.errors));
  return signedInFrom((answer.body.data as { verifyOtp: Session }).verifyOtp);
}

interface Session {
  accessToken: string;
  refreshToken: string;
  user: { id: string };
}

function signedInFrom({ accessToken, refreshToken, user }: Session): SignedIn {
  return { accessToken, refreshToken, userId: user.id, viewer: viewerFrom(accessToken) };
}

async function admin<T>(database: TestDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function viewerFrom(accessToken: string): Viewer {
  const claims = decodeJwt<{
    org?: string;
    agent?: string;
    roles: Role[];
    scopes: string[];
    sid: string;
    key?: true;
  }>(accessToken);
  return {
    userId: claims.sub as string,
    organizationId: claims.org ?? null,
    agentId: claims.agent ?? null,
    roles: claims.roles,
    scopes: claims.scopes,
    sessionId: claims.sid,
    ...(claims.key && { viaKey: true }),
  };
}

export function viewerAs(given: Partial<Viewer> & { roles?: Role[] }): Viewer {
  return { ...anonymous, scopes: scopesOf(given.roles ?? []), ...given };
}

export type { Subgraph };
