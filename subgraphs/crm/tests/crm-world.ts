import { randomUUID } from 'node:crypto';
import { ContactDigests, normalizePhone } from '@propmubi/domain';
import { scopesOf, type Role, type Viewer } from '@propmubi/runtime';
import {
  createTestDatabase,
  deliverEvent,
  subgraphClient,
  testServiceConfig,
  testViewer,
  type Answer,
  type TestDatabase,
} from '@propmubi/testkit';
import { parse, type ExecutionResult } from 'graphql';
import pg from 'pg';
import { createCrmSubgraph, type CrmConfig, type CrmOverrides, type CrmSubgraph } from '../src/index.js';

/** Saturday noon in Mumbai. */
export const NOON = new Date('2026-11-21T06:30:00Z');

export interface AgentSeed {
  organizationId: string;
  languages?: string[];
  localityIds?: string[];
  dailyCap?: number;
  openCap?: number;
  lowerBound?: number;
  status?: string;
  licensed?: boolean;
  shift?: [number, number];
}

/** One crm subgraph over a database of its own, with a clock that the test holds. */
export class CrmWorld {
  now = NOON;
  /** Sees every statement while it is set. */
  statements: string[] | undefined;
  private constructor(
    readonly database: TestDatabase,
    readonly config: CrmConfig,
    readonly admin: pg.Pool,
  ) {}

  subgraph: CrmSubgraph;

  static async open(overrides: CrmOverrides & { config?: Partial<CrmConfig> } = {}): Promise<CrmWorld> {
    const database = await createTestDatabase({
      name: 'crm',
      build: async ({ ownerUrl, appUrl }) => {
        const config = {
          ...(await testServiceConfig({ ownerUrl, appUrl, redisUrl: 'redis://127.0.0.1:1' } as TestDatabase)),
          ...SETTINGS,
        };
        const subgraph = await createCrmSubgraph(config);
        await subgraph.migrate();
        await subgraph.close();
      },
    });
    const { config, ...others } = overrides;
    const world = new CrmWorld(
      database,
      { ...(await testServiceConfig(database)), ...SETTINGS, ...config },
      new pg.Pool({ connectionString: database.adminUrl, max: 2 }),
    );
    // The server may be stopped under an idle connection; queries report it.
    world.admin.on('error', () => undefined);
    world.subgraph = await world.start(others);
    return world;
  }

  /** Another process of the same service. */
  start(overrides: CrmOverrides = {}, settings: Partial<CrmConfig> = {}): Promise<CrmSubgraph> {
    return createCrmSubgraph(
      { ...this.config, ...settings },
      {
        clock: () => this.now,
        onStatement: (sql) => this.statements?.push(sql),
        ...overrides,
      },
    );
  }

  async close(): Promise<void> {
    await this.subgraph?.close();
    await this.admin.end();
    await this.database.drop();
  }

  advance({ minutes = 0, seconds = 0 }: { minutes?: number; seconds?: number }): void {
    this.now = new Date(this.now.getTime() + (minutes * 60 + seconds) * 1000);
  }

  ask(query: string, variables?: Record<string, unknown>, as?: Viewer): Promise<Answer> {
    return subgraphClient(this.subgraph)(query, variables, as);
  }

  async subscribe(
    query: string,
    as: Viewer,
    variables?: Record<string, unknown>,
    subgraph = this.subgraph,
  ): Promise<AsyncIterableIterator<ExecutionResult>> {
    const opened = await subgraph.subscribe({ document: parse(query), variables }, as);
    if (!(Symbol.asyncIterator in opened)) throw new Error(JSON.stringify(opened));
    return opened;
  }

  async rows<Row = Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query(sql, params)).rows as Row[];
  }

  async organization(settings: { open?: [number, number] } & Record<string, unknown> = {}): Promise<string> {
    const id = randomUUID();
    await this.rows(`insert into crm.organization_settings (organization_id) values ($1)`, [id]);
    await this.rows(
      `insert into crm.routing_rule (id, organization_id, position, name, is_default)
       values (gen_random_uuid(), $1, 2147483647, 'Everyone', true)`,
      [id],
    );
    for (const [column, value] of Object.entries(settings)) {
      await this.rows(`update crm.organization_settings set ${column} = $2 where organization_id = $1`, [
        id,
        value,
      ]);
    }
    return id;
  }

  async agent(seed: AgentSeed): Promise<string> {
    const id = randomUUID();
    const [start, end] = seed.shift ?? [0, 1440];
    await this.rows(
      `insert into crm.agent (organization_id, id, status, licensed, languages, locality_ids, daily_cap, open_cap,
          shift_start_minute, shift_end_minute) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[seed.organizationId, id, seed.status ?? 'ACTIVE', seed.licensed ?? true, seed.languages ?? []],
        ...[seed.localityIds ?? [], seed.dailyCap ?? null, seed.openCap ?? null, start, end],
      ],
    );
    if (seed.lowerBound !== undefined) {
      await this.rows(`insert into crm.agent_trust values ($1, $2, now())`, [id, seed.lowerBound]);
    }
    return id;
  }

  async listing(organizationId: string, facts: Record<string, unknown> = {}): Promise<string> {
    const listing = {
      id: randomUUID(),
      organization_id: organizationId,
      price: 9_500_000,
      state_at: NOON,
      ...facts,
    };
    const columns = Object.keys(listing);
    await this.rows(
      `insert into crm.listing (${columns.join()}) values (${columns.map((_, i) => `$${i + 1}`).join()})`,
      Object.values(listing),
    );
    return listing.id;
  }

  /** A brokerage with agents and a listing. */
  async brokerage({ agents = 1, ...seed }: { agents?: number } & Partial<AgentSeed> = {}) {
    const organizationId = await this.organization();
    const agentIds: string[] = [];
    for (let i = 0; i < agents; i++) agentIds.push(await this.agent({ organizationId, ...seed }));
    return {
      organizationId,
      agentIds,
      agentId: agentIds[0] as string,
      listingId: await this.listing(organizationId),
    };
  }

  /** The enquiry of a buyer whose phone is proven, unless `as` says otherwise. */
  async createLead(input: Record<string, unknown>, as = buyer()): Promise<Answer> {
    const given = leadInput(input);
    const phone = normalizePhone((given['contact'] as { phone?: string }).phone ?? '')?.e164;
    if (phone && as.userId && !as.agentId) await this.proveUnlessTaken(phone, as.userId);
    return this.enquire(given, as);
  }

  /** An enquiry with a number that nothing was proven about. */
  enquire(input: Record<string, unknown>, as: Viewer): Promise<Answer> {
    return this.ask(CREATE_LEAD, { input: leadInput(input) }, as);
  }

  /** The account proves the number, as identity reports it at a sign-in. */
  async provePhone(phone: string, userId: string, verifiedAt = this.now): Promise<void> {
    const [digest, ...otherDigests] = new ContactDigests(this.config.contactDigestKey).all(
      'PHONE',
      phone,
    ) as [string, ...string[]];
    const data = {
      userId,
      kind: 'PHONE',
      digest,
      otherDigests,
      verifiedAt: verifiedAt.toISOString(),
    } as const;
    await deliverEvent(this.subgraph, 'ContactVerified', data);
  }

  private async proveUnlessTaken(phone: string, userId: string): Promise<void> {
    const digest = new ContactDigests(this.config.contactDigestKey).of('PHONE', phone);
    await this.rows(`insert into crm.verified_contact values ($1, $2, $3) on conflict do nothing`, [
      digest,
      userId,
      this.now,
    ]);
  }
}

const SETTINGS = {
  cursorSecrets: ['test-cursor-secret-of-32-characters'],
  feedHeartbeatMs: 3_600_000,
  slaSweepMs: 0,
  leadsPerMinute: 0,
  leadsPerHour: 0,
  partnerLeadsPerMinute: 0,
  contactDigestKey: 'test-contact-digest-key-of-32-chars',
};

export const CREATE_LEAD = `mutation ($input: CreateLeadInput!) {
  createLead(input: $input) { leadId outcome capture routingStatus routeAt lead { id stage agent { id } } }
}`;

let serial = 0;
export function leadInput(given: Record<string, unknown> = {}): Record<string, unknown> {
  const number = String(++serial).padStart(5, '0');
  return {
    idempotencyKey: randomUUID(),
    contact: { name: 'Priya', phone: `+9198765${number}` },
    consents: [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }],
    ...given,
  };
}

function viewer(role: Role, given: Partial<Viewer> = {}): Viewer {
  return testViewer({
    userId: randomUUID(),
    sessionId: randomUUID(),
    roles: [role],
    scopes: scopesOf([role]),
    ...given,
  });
}

export const buyer = (given?: Partial<Viewer>) => viewer('BUYER', given);
export const agent = (organizationId: string, agentId: string) =>
  viewer('AGENT', { organizationId, agentId });
export const manager = (organizationId: string) => viewer('BROKERAGE_MANAGER', { organizationId });
/** A portal that hands on the enquiries of its customers. */
export const partner = () => viewer('PARTNER', { scopes: ['leads:create'] });
