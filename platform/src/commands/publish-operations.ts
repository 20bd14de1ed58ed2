import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDay } from '@propmubi/domain';
import { isContract, readManifest } from '@propmubi/gateway';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { fromUser } from '../from-user.js';
import { storedOperation, withOperations } from '../operations/manifest.js';
import { readOperations } from '../operations/read-operations.js';
import { repositoryRoot } from '../repository.js';
import { print, printError, red } from '../terminal.js';
import { schemaFolder } from './compose.js';

export interface PublishOptions {
  files: readonly string[];
  /** The folder of manifests. */
  to: string;
  client?: string;
  contract?: string;
  forget?: string;
}

const CLIENT_NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Our own clients, by the files that have their operations. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  web: ['web/src/graphql/graphql.ts'],
  client: ['client/src/generated/graphql.ts'],
  mcp: ['packages/mcp/operations/*.graphql'],
  python: ['packages/mcp/operations/*.graphql', 'client/python/operations/*.graphql'],
};

/** Stores operations in the manifest of their client, and what it has already stays. Returns the exit code. */
export async function publishOperations(options: PublishOptions, now = new Date()): Promise<number> {
  try {
    const { files, client, contract, forget } = options;
    if (forget !== undefined && !DAY.test(forget))
      throw new Error(`${forget} is no day, such as 2026-11-27.`);
    if (files.length > 0 && !client) throw new Error('Say whose operations they are: --client <name>.');
    const schema = schemaOf(contract);
    const clients = client && files.length > 0 ? [[client, files.map(fromUser)] as const] : ownFiles(client);
    for (const [name, some] of clients) await publish(options, schema, name, some, calendarDay(now));
    return 0;
  } catch (error) {
    printError(red((error as Error).message));
    return 1;
  }
}

function ownFiles(client: string | undefined): (readonly [string, readonly string[]])[] {
  const names = client === undefined ? Object.keys(OWN) : [client];
  return names.map((name) => {
    const patterns = OWN[name];
    if (!patterns) throw new Error(`${name} is no client of ours: name its files.`);
    return [name, globSync([...patterns], { cwd: repositoryRoot }).map((file) => join(repositoryRoot, file))];
  });
}

function schemaOf(contract: string | undefined): GraphQLSchema {
  if (contract !== undefined && !isContract(contract)) throw new Error(`There is no contract ${contract}.`);
  const file = contract === undefined ? 'api.graphql' : `contracts/${contract}.graphql`;
  return buildSchema(readFileSync(join(schemaFolder, file), 'utf8'));
}

async function publish(
  { to, forget }: PublishOptions,
  schema: GraphQLSchema,
  client: string,
  files: readonly string[],
  today: string,
): Promise<void> {
  if (!CLIENT_NAME.test(client)) throw new Error(`${client} is no name of a client, such as our-website.`);
  const texts = (await Promise.all(files.map(readOperations))).flat();
  const published = texts.map((text) => storedOperation(schema, text, today));
  const folder = fromUser(to);
  const file = join(folder, `${client}.json`);
  const before = existsSync(file) ? readManifest(readFileSync(file, 'utf8')) : undefined;
  const manifest = withOperations(before, published, forget);
  mkdirSync(folder, { recursive: true });
  // At once, under the eyes of gateways that read it.
  writeFileSync(`${file}.new`, `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(`${file}.new`, file);
  const known = new Set(before?.operations.map(({ id }) => id));
  const added = published.filter(({ id }) => !known.has(id)).length;
  print(`${file}: ${manifest.operations.length} operations, ${added} of them new.`);
}
