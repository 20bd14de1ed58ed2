import type { MigrationObject } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { EVENT_SHARDS } from './shards.js';

/**
 * The tables a subgraph records its facts in. Goes into the subgraph's list of migrations. The relay reads them
 * across tenants, so row level security does not apply; what they hold is ids and public facts.
 */
export function outboxMigration(schema: string): MigrationObject {
  return {
    name: 'events-outbox',
    class: class Outbox extends Migration {
      override up(): void {
        for (const sql of outboxTables(schema)) this.addSql(sql);
      }

      override down(): void {
        this.addSql(`drop table "${schema}".outbox_stream, "${schema}".outbox`);
      }
    },
  };
}

/** The tables that make a subgraph's consumers take each event once. Goes into its list of migrations. */
export function inboxMigration(schema: string): MigrationObject {
  return {
    name: 'events-inbox',
    class: class Inbox extends Migration {
      override up(): void {
        for (const sql of inboxTables(schema)) this.addSql(sql);
      }

      override down(): void {
        this.addSql(`drop table "${schema}".dead_letter, "${schema}".inbox_lease, "${schema}".inbox`);
      }
    },
  };
}

function outboxTables(schema: string): string[] {
  return [
    `create table "${schema}".outbox (
       position bigint generated always as identity primary key,
       event_id uuid not null unique,
       shard smallint not null,
       event json not null,
       recorded_at timestamptz not null default clock_timestamp(),
       published_at timestamptz,
       entry_ms bigint,
       entry_seq bigint
     )`,
    // The relay's question is "what is not published?", never "what came after the last one I saw?": a transaction
    // that took its position early and committed late would be skipped for ever.
    `create index outbox_unpublished on "${schema}".outbox (shard, position) where published_at is null`,
    `create index outbox_published on "${schema}".outbox (shard, entry_ms, entry_seq) where published_at is not null`,
    `comment on table "${schema}".outbox is
       'global: the relay publishes the facts of every tenant; rows hold ids and public facts, no personal data'`,
    `create table "${schema}".outbox_stream (
       shard smallint primary key,
       last_ms bigint not null default 0,
       last_seq bigint not null default 0,
       consumed_ms bigint not null default 0,
       consumed_seq bigint not null default 0
     )`,
    `comment on column "${schema}".outbox_stream.last_ms is
       'the last entry this outbox put into the stream: a stream that ends before it has lost entries'`,
    `comment on column "${schema}".outbox_stream.consumed_ms is
       'every group has the effects of the entries before this one: they need never be published again'`,
    `comment on table "${schema}".outbox_stream is 'global: positions in the event streams, no tenant data'`,
    `insert into "${schema}".outbox_stream (shard) select generate_series(0, ${EVENT_SHARDS - 1})`,
    `grant select, insert, update, delete on "${schema}".outbox to propmubi_app`,
    `grant select, update on "${schema}".outbox_stream to propmubi_app`,
  ];
}

function inboxTables(schema: string): string[] {
  return [
    `create table "${schema}".inbox (
       event_id uuid primary key,
       received_at timestamptz not null default now()
     )`,
    `create index inbox_received on "${schema}".inbox (received_at)`,
    `comment on table "${schema}".inbox is 'global: which events were taken, of whatever tenant; ids only'`,
    // The owner belongs to the key, so that taking a stream over waits for the transactions that hold a key share
    // lock on the lease, while renewing it does not.
    `create table "${schema}".inbox_lease (
       stream text not null unique,
       owner uuid not null,
       expires_at timestamptz not null,
       primary key (stream, owner)
     )`,
    `comment on table "${schema}".inbox_lease is 'global: which process consumes which stream, no tenant data'`,
    `create table "${schema}".dead_letter (
       event_id uuid primary key,
       type text not null,
       subject text not null,
       event json not null,
       error text not null,
       deliveries int not null,
       failed_at timestamptz not null default now(),
       replay_requested_at timestamptz
     )`,
    `create index dead_letter_replay on "${schema}".dead_letter (replay_requested_at) where replay_requested_at is not null`,
    `comment on table "${schema}".dead_letter is
       'global: operators replay the events of every tenant; rows hold ids and public facts, no personal data'`,
    `grant select, insert, update, delete on "${schema}".inbox, "${schema}".inbox_lease, "${schema}".dead_letter to propmubi_app`,
  ];
}
