import { formerContactKey, parseGenerations, type SecretGeneration } from '@propmubi/domain';
import { formerPepperKeys } from '@propmubi/identity';
import type { KeyedColumns, UnwrittenRows } from '@propmubi/runtime';
import { withCrm } from '../crm-subgraph.js';
import { withIdentity } from '../identity-subgraph.js';
import { nextStep, RotationError, rotated, type StoredSecret, ROTATIONS } from '../rotation.js';
import { environmentOf, readSecretFile } from '../secret-file.js';
import { print } from '../terminal.js';
import { untilInterrupted } from '../until-interrupted.js';

const PROGRESS_EVERY_MS = 1_000;

interface Stored {
  formerOf(generation: SecretGeneration): Buffer;
  /** What the secret made, where the services of this environment keep it. */
  withRows<T>(env: NodeJS.ProcessEnv, work: (rows: KeyedColumns) => Promise<T>): Promise<T>;
}

const STORED: Record<StoredSecret, Stored> = {
  pepper: {
    formerOf: formerPepperKeys,
    withRows: (env, work) => withIdentity(({ pepperRows }) => work(pepperRows), env),
  },
  'contact-digest': {
    formerOf: formerContactKey,
    withRows: (env, work) => withCrm(({ contactDigests }) => work(contactDigests), env),
  },
};

/** Makes what is stored anew with the newest secret, while everything runs. Run again, it goes on where it was stopped. */
export async function rewriteStored(secret: StoredSecret, { file }: { file: string }): Promise<number> {
  const { values } = readSecretFile(file);
  assertSwitched(secret, values);
  return untilInterrupted((signal) =>
    STORED[secret].withRows(environmentOf(file), async (rows) => {
      const done = await rows.rewrite({ onProgress: progress(), signal });
      print(`${done} rows were made anew.`);
      const left = await rows.countUnwritten();
      if (listed(left)) {
        print('Not finished; run it again:');
        return 1;
      }
      print(nextStep(secret, 'rewrite'));
      return 0;
    }),
  );
}

/**
 * Takes the former secret out of the file, once nothing depends on it, and deletes what is stored under it as well. Again after the
 * restart, it deletes what processes of before have written meanwhile.
 * @throws RotationError while rows are left that only the former secret has made
 */
export async function dropStored(secret: StoredSecret, { file }: { file: string }): Promise<number> {
  const { formerOf, withRows } = STORED[secret];
  const secrets = readSecretFile(file);
  const { accepted } = assertSwitched(secret, secrets.values);
  const changes = accepted.length > 1 ? rotated(secret, 'drop', secrets.values, formerOf) : undefined;
  return withRows(environmentOf(file), async (rows) => {
    if (listed(await rows.countUnwritten()))
      throw new RotationError(`These rows need the former secret: secrets:rotate ${secret} rewrite.`);
    if (changes) secrets.write(changes);
    const dropped = await rows.dropFormer();
    print(
      `${file}: ${changes ? 'the former secret is gone' : 'nothing changed'}; ${dropped} rows under it were deleted.`,
    );
    if (changes) print(nextStep(secret, 'drop'));
    return 0;
  });
}

function assertSwitched(secret: StoredSecret, values: Readonly<Record<string, string | undefined>>) {
  const [name] = ROTATIONS[secret].variables;
  const text = values[name];
  if (!text) throw new RotationError(`${name} is not set.`);
  const generations = parseGenerations(text);
  const [current, other] = generations.accepted;
  if (current.number === 1 && !other) throw new RotationError('There is one secret only: add another first.');
  if (other && other.number > current.number)
    throw new RotationError('The new secret is not written with yet: switch and restart first.');
  return generations;
}

function listed(left: UnwrittenRows): boolean {
  for (const [table, rows] of Object.entries(left)) print(`  ${table}: ${rows} rows left`);
  return Object.keys(left).length > 0;
}

function progress() {
  let printedAt = Number.NEGATIVE_INFINITY;
  return ({ table, done }: { table: string; done: number }) => {
    if (Date.now() - printedAt < PROGRESS_EVERY_MS) return;
    printedAt = Date.now();
    print(`  ${table}: ${done} rows`);
  };
}
