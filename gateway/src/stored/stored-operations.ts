import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSourceText } from '@propmubi/federation/serving';
import { ConfigError } from '@propmubi/runtime/config';
import { ForbiddenError, NotFoundError } from '@propmubi/runtime/errors';
import type { Logger } from '@propmubi/runtime/log';
import type { GatewayContext } from '../operations/gateway-context.js';
import { watchFolder } from '../supergraph/supergraph-file.js';
import { type OperationManifest, readManifest } from './manifest.js';

/** Whose operations have to be stored ones: none, those of people and visitors (not of API keys), or everyone’s. */
export type StoredOnly = 'off' | 'people' | 'all';

/** What a client sees of the graph, where a contract binds it. */
interface ContractView {
  readonly validator: { readDocument(source: string): unknown };
}

/** Operations that clients may name instead of sending their text, and where the mode is on, all that they may ask. */
export class StoredOperations {
  private texts: ReadonlyMap<string, string> = new Map();
  /** Without layout and name: clients print their documents in their own ways. */
  private known: ReadonlySet<string> = new Set();
  /** Ids of those that are valid in a contract. */
  private shown = new WeakMap<ContractView, ReadonlySet<string>>();

  constructor(private readonly only: StoredOnly = 'off') {}

  serve(manifests: readonly OperationManifest[]): void {
    const operations = manifests.flatMap((manifest) => manifest.operations);
    this.texts = new Map(operations.map(({ id, body }) => [id, body]));
    this.known = new Set(operations.map(({ body }) => keyOf(body)));
    this.shown = new WeakMap();
  }

  get count(): number {
    return this.texts.size;
  }

  /**
   * The text under an id. For a client of a contract there is none that names what is outside: by being refused it would tell of
   * it. All are looked through at once, so that one id takes as long as another.
   */
  textOf(id: string, view?: ContractView): string | undefined {
    return view === undefined || this.shownIn(view).has(id) ? this.texts.get(id) : undefined;
  }

  private shownIn(view: ContractView): ReadonlySet<string> {
    let shown = this.shown.get(view);
    if (!shown) {
      const ids = [...this.texts].filter(([, text]) => isValid(text, view)).map(([id]) => id);
      this.shown.set(view, (shown = new Set(ids)));
    }
    return shown;
  }

  /** @throws ForbiddenError OPERATION_NOT_STORED, before anything of a text is parsed */
  assertAllowed(source: string, { viewer, isOwn }: Pick<GatewayContext, 'viewer' | 'isOwn'>): void {
    if (this.only === 'off' || isOwn || (this.only === 'people' && viewer.viaKey)) return;
    if (!this.known.has(keyOf(source)))
      throw new ForbiddenError('Only operations that were published are answered here.', {
        code: 'OPERATION_NOT_STORED',
      });
  }
}

function isValid(text: string, { validator }: ContractView): boolean {
  try {
    validator.readDocument(text);
    return true;
  } catch {
    return false;
  }
}

function keyOf(source: string): string {
  return readSourceText(source)?.text ?? source;
}

export function unknownStoredOperation(): NotFoundError {
  return new NotFoundError('No operation is stored under this id.', { code: 'STORED_OPERATION_UNKNOWN' });
}

export interface StoredOperationsOptions {
  /** Of manifests, one JSON file for each client; empty: none. */
  readonly folder: string;
  readonly only: StoredOnly;
  readonly logger: Logger;
}

/**
 * Reads the manifests of a folder, and again whenever they change; a change that cannot be read changes nothing.
 * @throws ConfigError when the folder cannot be read, or is missing where only stored operations are answered
 */
export async function openStoredOperations({
  folder,
  only,
  logger,
}: StoredOperationsOptions): Promise<{ stored: StoredOperations; close: () => void }> {
  const stored = new StoredOperations(only);
  if (folder === '') {
    if (only !== 'off') throw folderProblem('missing', 'the folder of the operations that are answered');
    return { stored, close: () => undefined };
  }
  try {
    stored.serve(await readFolder(folder));
  } catch (cause) {
    throw Object.assign(folderProblem('invalid', (cause as Error).message), { cause });
  }
  logger.info({ operations: stored.count }, 'stored operations loaded');
  const reread = async (): Promise<void> => {
    try {
      stored.serve(await readFolder(folder));
      logger.info({ operations: stored.count }, 'stored operations loaded');
    } catch (error) {
      logger.error({ err: error }, 'the changed operations were not loaded; the old ones are still served');
    }
  };
  const isOurs = (file: string): boolean => file.endsWith('.json') || file.startsWith('..');
  return { stored, close: watchFolder(folder, isOurs, () => void reread(), logger) };
}

function folderProblem(problem: 'missing' | 'invalid', help: string): ConfigError {
  return new ConfigError([{ name: 'STORED_OPERATIONS_DIR', problem, help }]);
}

async function readFolder(folder: string): Promise<OperationManifest[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(files.map(async (file) => readManifest(await readFile(join(folder, file), 'utf8'))));
}
