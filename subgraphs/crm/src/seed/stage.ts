import {
  anonymous,
  idOf,
  type Logger,
  query,
  type Role,
  scopesOf,
  sql,
  systemViewer,
  type TenantScope,
  type Viewer,
} from '@propmubi/runtime';
import { type CrmContext, createCrmContext, type CrmServices } from '../context.js';
import type { LeadLimiter } from '../modules/commands/lead-limiter.js';
import { enforceDeadlines } from '../modules/deadlines/enforce-deadlines.js';
import type { SharedTransaction } from './shared-transaction.js';

export interface SeedDeps {
  transaction: SharedTransaction;
  services: CrmServices;
  logger: Logger;
}

/** Whose turn a lead is. */
export interface Turn {
  agentId: string;
  assignedAt: Date;
  acceptDueAt: Date | null;
  contactDueAt: Date | null;
}

/** A month within a second is not a flood. */
const UNCOUNTED: LeadLimiter = {
  countEnquiry: () => Promise.resolve(),
  countChange: () => Promise.resolve(),
  countWork: () => Promise.resolve(),
  countMessage: () => Promise.resolve(),
  countTask: () => Promise.resolve(),
};

/**
 * One brokerage at a time of its past: commands run as they ran for people then, by the clock of the step. Checks of
 * deadlines that lie before the start are not scheduled: the story enforces those itself.
 */
export class Stage {
  now: Date;
  private readonly services: CrmServices;

  constructor(
    private readonly deps: SeedDeps,
    readonly brokerage: string,
    readonly start: Date,
    private readonly userByAgent: ReadonlyMap<string, string>,
  ) {
    const { timers, ...services } = deps.services;
    this.services = {
      ...services,
      clock: () => this.now,
      leadLimiter: UNCOUNTED,
      timers: {
        ...timers,
        statements: (checks) => timers.statements(checks.filter(({ at }) => at > start)),
      },
    };
  }

  get organizationId(): string {
    return idOf('Organization', this.brokerage);
  }

  async act<T>(viewer: Viewer, command: (context: CrmContext) => Promise<T>): Promise<T> {
    const db = this.scope(viewer);
    return command(createCrmContext({ viewer, db, logger: this.deps.logger, extensions: {} }, this.services));
  }

  asAgent(agentId: string): Viewer {
    const userId = this.userByAgent.get(agentId) ?? null;
    return { ...withRole('AGENT', userId), organizationId: this.organizationId, agentId };
  }

  asManager(key: string): Viewer {
    return {
      ...withRole('BROKERAGE_MANAGER', idOf('User', key)),
      organizationId: this.organizationId,
    };
  }

  asBuyer(key: string): Viewer {
    return withRole('BUYER', idOf('User', key));
  }

  asPartner(key: string): Viewer {
    return withRole('PARTNER', idOf('User', key));
  }

  /** What is due of a lead now happens. */
  enforce(leadId: string): Promise<void> {
    return enforceDeadlines(
      { database: this.deps.transaction, services: this.services },
      this.organizationId,
      leadId,
    );
  }

  async turnOf(leadId: string): Promise<Turn | undefined> {
    const [turn] = await this.rows<{ agent_id: string; at: Date; accept: Date | null; contact: Date | null }>(
      sql`select agent_id, assigned_at as at, accept_due_at as accept, contact_due_at as contact
            from crm.assignment where lead_id = ${leadId} and ended_at is null`,
    );
    return (
      turn && {
        agentId: turn.agent_id,
        assignedAt: new Date(turn.at),
        acceptDueAt: turn.accept && new Date(turn.accept),
        contactDueAt: turn.contact && new Date(turn.contact),
      }
    );
  }

  rows<Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> {
    return this.scope(systemViewer(this.organizationId)).read((em) => query(em, statement));
  }

  private scope(viewer: Viewer): TenantScope {
    return this.deps.transaction.scope(viewer);
  }
}

function withRole(role: Role, userId: string | null): Viewer {
  return { ...anonymous, userId, roles: [role], scopes: scopesOf([role]) };
}
