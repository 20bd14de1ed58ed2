import type { PersonalDataMap } from '@propmubi/privacy';
import type {
  Settings,
  Subgraph,
  SubgraphMigration,
  SubgraphName,
  SubgraphOverrides,
} from '@propmubi/runtime';

import type { DemoMonth } from './demo-month/index.js';
import type { DemoWorld } from './demo-world.js';
import { subgraphEnvironment } from './environment.js';

/** In the order in which they are prepared: people before what they own, facts before what is computed from them. */
export const subgraphNames = [
  'identity',
  'property',
  'trust',
  'crm',
  'reputation',
] as const satisfies SubgraphName[];

/** A subgraph as the platform sees it: which settings it reads and how it is made from them. */
export interface SubgraphModule {
  name: SubgraphName;
  settings: Settings;
  personalData: PersonalDataMap;
  /** What its Postgres schema is made of, in order. */
  migrations: readonly SubgraphMigration[];
  create(env: NodeJS.ProcessEnv, overrides?: SubgraphOverrides): Promise<SeedableSubgraph>;
}

export type SeedableSubgraph = Subgraph & {
  /** Loads the small synthetic world when this subgraph has no data; says whether it did. */
  seed?: (world: DemoWorld) => Promise<unknown>;
  /** Adds a month of work to that world, or what is new today; says whether it did. */
  seedMonth?: (month: DemoMonth, now?: Date) => Promise<unknown>;
  /** The homes of that world on the market, of the subgraph that owns them; none among real data. */
  syntheticHomes?: () => Promise<DemoMonth['homes']>;
  /** Computes what events have asked for and a timer would compute soon; returns how much that was. */
  recompute?: () => Promise<number>;
};

type Exports = Record<string, unknown>;

const importers: Record<SubgraphName, () => Promise<Exports>> = {
  identity: () => import('@propmubi/identity'),
  property: () => import('@propmubi/property'),
  trust: () => import('@propmubi/trust'),
  crm: () => import('@propmubi/crm'),
  reputation: () => import('@propmubi/reputation'),
};

/** Every package follows one naming: `create<Name>Subgraph`, `<name>Settings`, `<name>ConfigFromEnv`, `<name>PersonalData`, `<name>Migrations`. */
export async function loadSubgraph(name: SubgraphName): Promise<SubgraphModule> {
  const exports = await importers[name]();
  const Name = name[0]?.toUpperCase() + name.slice(1);
  const create = required<(config: unknown, overrides?: SubgraphOverrides) => Promise<SeedableSubgraph>>(
    exports,
    name,
    `create${Name}Subgraph`,
  );
  const configFromEnv = required<(env: NodeJS.ProcessEnv) => unknown>(exports, name, `${name}ConfigFromEnv`);
  return {
    name,
    settings: required<Settings>(exports, name, `${name}Settings`),
    personalData: required<PersonalDataMap>(exports, name, `${name}PersonalData`),
    migrations: required<SubgraphMigration[]>(exports, name, `${name}Migrations`),
    create: (env, overrides) => create(configFromEnv(subgraphEnvironment(env, name)), overrides),
  };
}

export function loadSubgraphs(): Promise<SubgraphModule[]> {
  return Promise.all(subgraphNames.map(loadSubgraph));
}

function required<T>(exports: Exports, name: string, key: string): T {
  if (exports[key] === undefined) throw new Error(`@propmubi/${name} does not export ${key}`);
  return exports[key] as T;
}
