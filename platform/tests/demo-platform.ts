import type { Subgraph } from '@propmubi/runtime';
import pg from 'pg';
import type { Platform } from '../src/platform.js';
import { platformInProcess } from './support/platform-in-process.js';

/** The whole platform in this process, and its database as the superuser sees it. */
export interface DemoPlatform {
  platform: Platform;
  redisUrl: string;
  subgraph(name: string): Subgraph;
  /** Looks behind row level security. */
  rows<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openDemoPlatform(): Promise<DemoPlatform> {
  const { platform, database, close } = await platformInProcess();
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 });
  return {
    platform,
    redisUrl: database.redisUrl,
    subgraph: (name) => platform.subgraphs.find((one) => one.name === name) as Subgraph,
    rows: async <Row>(text: string, values: unknown[] = []) =>
      (await admin.query(text, values)).rows as Row[],
    close: async () => {
      await admin.end();
      await close();
    },
  };
}

/** Every scope that a directive of a subgraph asks for. */
export function allScopes(subgraphs: readonly Subgraph[]): string[] {
  const texts = subgraphs.flatMap(({ sdl }) => [...sdl.matchAll(/"([a-z-]+:[a-z-]+)"/g)]);
  return [...new Set(texts.map(([, scope]) => scope as string))];
}
