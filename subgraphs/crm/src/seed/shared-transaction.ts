import { type Database, type EntityManager, query, sql, TenantScope, type Viewer } from '@propmubi/runtime';

interface Acting {
  tenant: string;
  user: string;
}

/** Commands of many viewers as parts of one transaction: a month is there whole or not at all, after one commit. */
export class SharedTransaction {
  private acting: Acting = { tenant: '', user: '' };

  constructor(
    readonly em: EntityManager,
    private readonly database: Database,
  ) {}

  scope(viewer: Viewer): TenantScope {
    return new JoinedScope(this, this.database, viewer);
  }

  /** What is read within a command as its viewer leaves the command acting as before. */
  async as<T>(acting: Acting, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const outer = this.acting;
    await this.act(acting);
    const result = await work(this.em);
    await this.act(outer);
    return result;
  }

  private async act(acting: Acting): Promise<void> {
    if (acting.tenant === this.acting.tenant && acting.user === this.acting.user) return;
    this.acting = acting;
    await query(
      this.em,
      sql`select set_config('app.tenant', ${acting.tenant}, true), set_config('app.user', ${acting.user}, true)`,
    );
  }
}

class JoinedScope extends TenantScope {
  constructor(
    private readonly transaction: SharedTransaction,
    database: Database,
    viewer: Viewer,
  ) {
    super(database.orm, viewer);
  }

  override read<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.transaction.as(this.acting(), work);
  }

  override async write<T>(
    work: (em: EntityManager) => Promise<T>,
    as?: { organizationId: string },
  ): Promise<T> {
    const result = await this.transaction.as(this.acting(as?.organizationId), work);
    // What the next command reads is what this one wrote by SQL.
    this.transaction.em.clear();
    return result;
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }

  private acting(organizationId = this.viewer.organizationId): Acting {
    return { tenant: organizationId ?? '', user: this.viewer.userId ?? '' };
  }
}
