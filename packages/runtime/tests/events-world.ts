import { Migration } from '@mikro-orm/migrations';
import { createTestDatabase, type TestDatabase } from '@propmubi/testkit';
import {
  type Database,
  type EntityManager,
  inboxMigration,
  migrate,
  newId,
  outboxMigration,
  recordEvent,
  systemViewer,
} from '../src/index.js';
import { openSchema } from './faults/effects.js';

export { openSchema, writeEffect } from './faults/effects.js';

export const AGENCY = '0193d3a0-0000-7000-8000-00000000a9e0';

/** Two schemas, as two subgraphs have them: crm records facts, trust counts their effects. */
class CreateEffects extends Migration {
  override up(): void {
    this.addSql(`create table trust.effect (
      position bigint generated always as identity primary key, event_id uuid not null, subject text not null, note text)`);
    this.addSql(`comment on table trust.effect is 'global: what the consumers of a test did'`);
    this.addSql(`grant select, insert on trust.effect to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop table trust.effect`);
  }
}

const template = {
  name: 'runtime_events',
  build: async ({ ownerUrl }: { ownerUrl: string }) => {
    const tables = (schema: string) => [outboxMigration(schema), inboxMigration(schema)];
    await migrate({ schema: 'crm', ownerUrl, migrations: tables('crm') });
    const effects = { name: 'effects', class: CreateEffects };
    await migrate({ schema: 'trust', ownerUrl, migrations: [...tables('trust'), effects] });
  },
};

export interface EventsWorld extends AsyncDisposable {
  urls: Pick<TestDatabase, 'ownerUrl' | 'appUrl' | 'redisUrl'>;
  crm: Database;
  trust: Database;
}

/** Without `urls`, in a database of its own on the Postgres all tests share. */
export async function openEventsWorld(
  own?: Pick<TestDatabase, 'ownerUrl' | 'appUrl' | 'redisUrl'>,
): Promise<EventsWorld> {
  if (own) await template.build(own);
  const shared = own ? undefined : await createTestDatabase(template);
  const urls = (own ?? shared) as EventsWorld['urls'];
  const [crm, trust] = await Promise.all(['crm', 'trust'].map((schema) => openSchema(urls.appUrl, schema)));
  return {
    urls,
    crm: crm as Database,
    trust: trust as Database,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([crm?.close(), trust?.close()]);
      await shared?.drop();
    },
  };
}

/** Records a lead's stage change; `note` rides in the reason, in upper case. */
export function leadChanged(em: EntityManager, leadId = newId(), note = 'NONE'): Promise<string> {
  return recordEvent(em, {
    type: 'LeadStageChanged',
    organizationId: AGENCY,
    data: {
      leadId,
      organizationId: AGENCY,
      agentId: null,
      from: 'INCOMING',
      to: 'PROSPECT',
      reason: note,
      changedAt: '2026-01-01T00:00:00Z',
    },
  });
}

/** Commits one event of crm. */
export function recordLead(crm: Database, leadId = newId(), note?: string): Promise<string> {
  return crm.scope(systemViewer(AGENCY)).write((em) => leadChanged(em, leadId, note));
}

export async function effects(
  trust: Database,
): Promise<{ event_id: string; subject: string; note: string }[]> {
  return trust.orm.em.fork().execute('select event_id, subject, note from trust.effect order by position');
}
