import { calendarDay, startOfDay } from '@propmubi/domain';
import { type Database, type EntityManager, idOf, query, sql, systemViewer } from '@propmubi/runtime';
import { setTransactionTenant } from '../modules/lead/lead-transaction.js';
import type { Story } from './answer.js';
import { knowTheWorld } from './known-world.js';
import { minutesAfter } from './moments.js';
import type { CrmMonth } from './month.js';
import { SharedTransaction } from './shared-transaction.js';
import { type SeedDeps, Stage } from './stage.js';
import { type Cast, story } from './story.js';

const MONTH_DAYS = 32;
const DAY_MINUTES = 1_440;

/**
 * Plays a month of leads of the demo's brokerages up to `start`, and on each later day on which the demo is started what that
 * day brings. False where today's leads are there already.
 */
export function seedMonth(
  { database, ...deps }: Omit<SeedDeps, 'transaction'> & { database: Database },
  month: CrmMonth,
  start: Date,
): Promise<boolean> {
  return database.scope(systemViewer(null)).write(async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(hashtextextended('crm:seed', 0))`);
    const newest = await newestLead(em, month);
    const today = calendarDay(start);
    if (newest && newest >= startOfDay(today)) return false;
    const isFirst = newest === undefined;
    const shared = { ...deps, transaction: new SharedTransaction(em, database) };
    if (isFirst) {
      await promise(em, month);
      await knowTheWorld(shared, month, minutesAfter(start, -MONTH_DAYS * DAY_MINUTES));
    }
    await setTransactionTenant(em, null);
    const series = isFirst ? 'demo-month' : `demo-${today}`;
    const leads = isFirst ? month.leads : month.daily;
    const stages = month.organizations.map(({ key }) => castOf(shared, month, { key, start, series }));
    await play(
      stages.flatMap((cast) =>
        leads
          .filter(({ brokerage }) => brokerage === cast.stage.brokerage)
          .map((lead, number) => ({ stage: cast.stage, steps: story(cast, lead, number) })),
      ),
      start,
    );
    return true;
  });
}

interface Played {
  stage: Stage;
  steps: Story;
}

/** Every step of every story in the order of time; what would come after the start has not happened yet. */
async function play(stories: readonly Played[], start: Date): Promise<void> {
  let waiting: (Played & { at: Date })[] = [];
  const goOn = async ({ stage, steps }: Played) => {
    const { value, done } = await steps.next();
    if (!done && value <= start) waiting.push({ at: value, stage, steps });
  };
  for (const one of stories) await goOn(one);
  while (waiting.length > 0) {
    const [first, ...others] = waiting.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    if (!first) break;
    waiting = others;
    first.stage.now = first.at;
    await goOn(first);
  }
}

function castOf(
  deps: SeedDeps,
  month: CrmMonth,
  { key, start, series }: { key: string; start: Date; series: string },
): Cast {
  const { agents, managers, partners } = month;
  const team = agents.filter(
    ({ organizationKey, key: agent }) => organizationKey === key && month.paces[agent] !== undefined,
  );
  const paceByAgent = new Map(
    team.map((agent) => [idOf('Agent', agent.reraNumber), month.paces[agent.key] as number]),
  );
  const users = agents.map((agent) => [idOf('Agent', agent.reraNumber), idOf('User', agent.key)] as const);
  const [quickest] = [...paceByAgent].toSorted(([, a], [, b]) => a - b);
  const manager = managers.find(({ organizationKey }) => organizationKey === key);
  const [partner] = partners;
  if (!quickest || !manager || !partner) throw new Error(`${key} has no agent, no manager or no partner`);
  return {
    stage: new Stage(deps, key, start, new Map(users)),
    month,
    manager: manager.key,
    partner: partner.key,
    // Who began after the month answers as the quickest does.
    paceOf: (agentId) => paceByAgent.get(agentId) ?? quickest[1],
    quickest: quickest[0],
    series: `${series}|${key}`,
  };
}

async function newestLead(em: EntityManager, { organizations }: CrmMonth): Promise<Date | undefined> {
  let newest: Date | undefined;
  for (const { key } of organizations) {
    await setTransactionTenant(em, idOf('Organization', key));
    const [row] = await query(em, sql<{ at: Date | null }>`select max(created_at) as at from crm.lead`);
    const at = row?.at ? new Date(row.at) : undefined;
    if (at && (!newest || at > newest)) newest = at;
  }
  return newest;
}

/** How long agents of a brokerage have. */
async function promise(em: EntityManager, { promises }: CrmMonth): Promise<void> {
  for (const [key, { accept, contact }] of Object.entries(promises)) {
    const organizationId = idOf('Organization', key);
    await setTransactionTenant(em, organizationId);
    await query(
      em,
      sql`update crm.organization_settings
             set accept_within_s = ${accept * 60}, contact_within_s = ${contact * 60}
           where organization_id = ${organizationId}`,
    );
  }
}
