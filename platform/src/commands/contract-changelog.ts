import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { calendarDay } from '@propmubi/domain';
import { CONTRACTS, type ContractName } from '@propmubi/gateway';
import { contractChanges, type ContractChange, type UsedField } from '../contracts/contract-changes.js';
import { changelogText, releasedText } from '../contracts/changelog-text.js';
import { fromUser } from '../from-user.js';
import { repositoryRoot } from '../repository.js';
import { print, printError, red } from '../terminal.js';
import { schemaFolder } from './compose.js';

const CHANGELOG = join(schemaFolder, 'CHANGELOG.md');
const VERSION = join(repositoryRoot, 'platform/src/contracts/version.ts');
const presentFile = (contract: string) => join(schemaFolder, `contracts/${contract}.graphql`);
const releasedFile = (contract: string) => join(schemaFolder, `contracts/released/${contract}.graphql`);
const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/**
 * Writes what changed in the contracts since they were released into schema/CHANGELOG.md; with `check`, fails when it differs. Fails on
 * a change that breaks clients, unless what it takes away was deprecated until a day that is over, and, by the file `usage`, no
 * program uses it any more.
 */
export async function contractChangelog({
  check,
  usage,
}: {
  check?: boolean;
  usage?: string;
}): Promise<number> {
  const changes = await changesOfAll(usage === undefined ? [] : readUsage(usage));
  const refused = [...changes].flatMap(([contract, some]) =>
    some.filter(({ isRefused }) => isRefused).map(({ text }) => `${contract}: ${text}`),
  );
  for (const text of refused) printError(red(text));
  if (refused.length > 0) {
    printError(
      red(
        'Clients of a contract would break: deprecate it first, and take it away after its day, when none uses it.',
      ),
    );
    return 1;
  }
  const text = changelogText(read(CHANGELOG), changes);
  if (text === read(CHANGELOG)) return 0;
  if (check) {
    printError(red('schema/CHANGELOG.md is not what changed in the contracts: run `pnpm schema`.'));
    return 1;
  }
  writeFileSync(CHANGELOG, text);
  print('schema/CHANGELOG.md written.');
  return 0;
}

/** Makes the contracts as they are now the ones that later changes are compared with, under the day of today. */
export async function releaseContracts(now = new Date()): Promise<number> {
  const failed = await contractChangelog({});
  if (failed) return failed;
  const day = calendarDay(now);
  const written = new Map([
    [CHANGELOG, releasedText(read(CHANGELOG), day)],
    [
      VERSION,
      `/** Day of the contracts that were released last; written by \`pnpm schema:release\`. */\nexport const CONTRACT_VERSION = '${day}';\n`,
    ],
    ...names().map((name) => [releasedFile(name), read(presentFile(name))] as const),
  ]);
  for (const [file, text] of written) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    print(`${relative(repositoryRoot, file)} written.`);
  }
  print('Run `pnpm schema`: the supergraph says the day.');
  return 0;
}

const names = () => Object.keys(CONTRACTS) as ContractName[];

/** As `pnpm schema:usage --json` writes it. */
function readUsage(file: string): readonly UsedField[] {
  return JSON.parse(readFileSync(fromUser(file), 'utf8')) as UsedField[];
}

async function changesOfAll(
  used: readonly UsedField[],
): Promise<ReadonlyMap<string, readonly ContractChange[]>> {
  const today = calendarDay(new Date());
  const changes = new Map<string, readonly ContractChange[]>();
  for (const name of names())
    changes.set(name, await contractChanges(read(releasedFile(name)), read(presentFile(name)), today, used));
  return changes;
}
