import { describe, expect, it } from '@jest/globals';
import { BEFORE_THE_RULE } from '../../src/migrations/before-the-rule.js';
import { lintMigration, type Rule } from '../../src/migrations/lint-migration.js';
import { planMigration } from '../../src/migrations/planned-migration.js';
import { loadSubgraphs } from '../../src/subgraphs.js';

const lint = (statements: string[], transactional = true) =>
  lintMigration({ subgraph: 'crm', name: 'x', transactional, statements });
const rulesOf = async (sql: string, transactional = true) =>
  (await lint([sql], transactional)).flatMap(({ findings }) => findings.map(({ rule }) => rule));

describe('lintMigration', () => {
  it.each<[Rule[], string]>([
    [['scans-under-lock'], 'create index on crm.lead (phone)'],
    [['concurrently-in-transaction'], 'create index concurrently on crm.lead (phone)'],
    [['rewrites-table'], 'alter table crm.lead alter column phone type varchar(20)'],
    [['rewrites-table'], 'alter table crm.lead add column token uuid not null default gen_random_uuid()'],
    [['rewrites-table'], 'alter table crm.lead add column n bigint generated always as identity'],
    [['rewrites-table'], 'alter table crm.lead add column n int generated always as (1) stored'],
    [['breaks-running-code'], 'alter table crm.lead add column source text not null'],
    [['breaks-running-code'], 'alter table crm.lead drop column phone'],
    [['breaks-running-code'], 'alter table crm.lead rename column phone to number'],
    [['breaks-running-code'], 'alter table crm.lead rename to enquiry'],
    [['breaks-running-code'], 'drop table crm.lead'],
    [['scans-under-lock', 'breaks-running-code'], 'alter table crm.lead alter column phone set not null'],
    [['scans-under-lock'], `alter table crm.lead add constraint c check (stage <> '')`],
    [['scans-under-lock'], 'alter table crm.lead add foreign key (agent_id) references crm.agent (id)'],
    [['scans-under-lock'], 'alter table crm.lead add unique (phone)'],
    [['writes-every-row'], `update crm.lead set stage = 'NEW'`],
    [['writes-every-row'], 'delete from crm.lead'],
    [['unreadable'], 'do $$ begin null; end $$'],
  ])('finds %j in %s', async (rules, sql) => {
    expect(await rulesOf(sql)).toEqual(rules);
  });

  it.each([
    `alter table crm.lead add column source text not null default 'PORTAL', add column seen_at timestamptz default now()`,
    `alter table crm.lead add constraint c check (stage <> '') not valid`,
    'alter table crm.lead validate constraint c',
    'alter table crm.lead add constraint u unique using index lead_u',
    `update crm.lead set stage = 'NEW' where stage is null`,
    'drop index crm.lead_by_agent',
    '-- accepted: the table holds a row a district\ncreate index on crm.lead (phone)',
  ])('takes %s', async (sql) => {
    expect(await rulesOf(sql)).toEqual([]);
  });

  it('takes an index that is made concurrently outside a transaction, and what concerns a new table', async () => {
    expect(await rulesOf('create index concurrently on crm.lead (phone)', false)).toEqual([]);
    const statements = await lint([
      'create table crm.note (id uuid primary key, lead_id uuid references crm.lead (id))',
      'create index on crm.note (lead_id)',
      'alter table crm.note enable row level security, add column text text not null',
    ]);
    expect(statements.flatMap(({ findings }) => findings)).toEqual([]);
    expect(statements.map(({ locks }) => locks)).toEqual([
      [{ relation: 'crm.lead', mode: 'ShareRowExclusiveLock' }],
      [],
      [],
    ]);
  });
});

describe('migrations', () => {
  it('hinder no release that runs', async () => {
    const found: string[] = [];
    for (const { name: subgraph, migrations } of await loadSubgraphs()) {
      const isJudged = ({ name }: { name: string }) => !BEFORE_THE_RULE[subgraph]?.includes(name);
      for (const migration of migrations.filter(isJudged)) {
        for (const { sql, findings } of await lintMigration(await planMigration(subgraph, migration)))
          for (const { rule, help } of findings)
            found.push(`${subgraph} ${migration.name}: ${rule} by ${sql}; ${help}`);
      }
      // A name that is gone would hide a later one.
      const names = migrations.map(({ name }) => name);
      expect(BEFORE_THE_RULE[subgraph]?.filter((name) => !names.includes(name))).toEqual([]);
    }
    expect(found).toEqual([]);
  });
});
