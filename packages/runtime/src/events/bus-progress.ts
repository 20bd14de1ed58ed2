import type { Database } from '../db/database.js';
import type { BusConnection } from './bus-connection.js';
import type { ConsumerLag, EventBusLag } from './bus-types.js';
import { compareEntryIds, EVENT_SHARDS, parseEntryId, sourceOf, streamKey, type EntryId } from './shards.js';
import { readGroups } from './stream-groups.js';

export interface BusViewOptions {
  connection: () => BusConnection;
  /** The subgraphs of this process. */
  databases: ReadonlyMap<string, Database>;
  /** Every stream of the deployment. */
  streams: readonly string[];
  unpublished(name: string): Promise<number>;
  deadLetters(name: string): Promise<number>;
}

/** Answers how far outboxes and groups of this process are. */
export function createBusProgress({
  connection,
  databases,
  streams,
  unpublished,
  deadLetters,
}: BusViewOptions) {
  const names = [...databases.keys()];

  async function count(of: (name: string) => Promise<number>): Promise<Record<string, number>> {
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await of(name)] as const)));
  }

  async function ends(): Promise<Map<string, EntryId>> {
    const entries = await Promise.all(
      streams.map(async (stream) => {
        const [, end] = await connection().publishEntries(stream, '0-0');
        return [stream, parseEntryId(end as string)] as const;
      }),
    );
    return new Map(entries);
  }

  /** True when every group of this process has finished everything up to these ends. */
  async function reached(targets: Map<string, EntryId>): Promise<boolean> {
    for (const [stream, end] of targets) {
      if (end.ms === 0) continue;
      const groups = await readGroups(connection(), stream);
      const behind = names.some((name) => {
        const group = groups.get(name);
        return !group || group.pending > 0 || compareEntryIds(group.lastDelivered, end) < 0;
      });
      if (behind) return false;
    }
    return true;
  }

  /** True when a stream of ours ends before the last entry its outbox put into it: Redis lost some, not yet restored. */
  async function isMissingEntries(targets: Map<string, EntryId>): Promise<boolean> {
    for (const [name, database] of databases) {
      const rows = await database.orm.em
        .fork()
        .execute<{ shard: number; last_ms: string; last_seq: string }[]>(
          `select shard, last_ms::text, last_seq::text from "${name}".outbox_stream where shard < ${EVENT_SHARDS}`,
        );
      for (const { shard, last_ms, last_seq } of rows) {
        const end = targets.get(streamKey(name, shard)) ?? { ms: 0, seq: 0 };
        if (compareEntryIds(end, { ms: Number(last_ms), seq: Number(last_seq) }) < 0) return true;
      }
    }
    return false;
  }

  /** How many entries of a stream a group has not finished; all, where there is no such group. */
  async function waitingIn(stream: string): Promise<(name: string) => number> {
    const groups = await readGroups(connection(), stream);
    const length = groups.size > 0 ? await connection().xlen(stream) : 0;
    return (name) => {
      const group = groups.get(name);
      return group ? group.pending + (group.lag ?? length) : length;
    };
  }

  return {
    /**
     * Groups first, outboxes second, and no new entry in between: handling an event may record another one, which
     * would otherwise slip from the one to the other unseen.
     */
    async isDrained(): Promise<boolean> {
      try {
        const before = await ends();
        if (!(await reached(before))) return false;
        const waiting = await count(unpublished);
        if (Object.values(waiting).some((n) => n > 0)) return false;
        const after = await ends();
        const unmoved = [...after].every(
          ([stream, end]) => compareEntryIds(end, before.get(stream) as EntryId) === 0,
        );
        return unmoved && !(await isMissingEntries(before));
      } catch {
        return false;
      }
    },

    async lag(): Promise<EventBusLag> {
      const unhandled: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
      for (const stream of streams) {
        const waiting = await waitingIn(stream);
        for (const name of names) unhandled[name] = (unhandled[name] ?? 0) + waiting(name);
      }
      return { unpublished: await count(unpublished), unhandled, deadLetters: await count(deadLetters) };
    },

    /** What one group has not finished, by the subgraph whose streams it is in. */
    async lagOf(name: string): Promise<ConsumerLag> {
      const unhandled: Record<string, number> = {};
      await Promise.all(
        streams.map(async (stream) => {
          const waiting = await waitingIn(stream);
          const source = sourceOf(stream);
          unhandled[source] = (unhandled[source] ?? 0) + waiting(name);
        }),
      );
      return { unhandled };
    },
  };
}
