import { listDeadLetters, replayDeadLetters } from '@propmubi/runtime';
import { withDatabases } from '../databases.js';
import { subgraphNames } from '../subgraphs.js';
import { bold, printError, dim, green, red, print } from '../terminal.js';

const LISTED_PER_SUBGRAPH = 100;

/** Lists the events that a subgraph could not handle, with why. */
export async function deadLetters({ subgraph }: { subgraph?: string }): Promise<number> {
  const names = chosen(subgraph);
  if (!names) return 1;
  let total = 0;
  await withDatabases(names, async (name, database) => {
    for (const letter of await listDeadLetters({ name, database }, LISTED_PER_SUBGRAPH)) {
      total++;
      print(
        `${bold(letter.eventId)}  ${name}  ${letter.type}  ${letter.failedAt}  after ${letter.deliveries} deliveries`,
      );
      print(
        dim(`  ${letter.subject}: ${letter.error}${letter.replayRequested ? ' (replay requested)' : ''}`),
      );
    }
  });
  if (total === 0) print(green('No dead letters.'));
  else print(`\nHandle them again: pnpm events:replay <event id …>, or --all`);
  return 0;
}

/** Asks the running subgraphs to handle dead letters again; one that is not running does so when it starts. */
export async function replay(
  ids: string[],
  { subgraph, all }: { subgraph?: string; all?: boolean },
): Promise<number> {
  const names = chosen(subgraph);
  if (!names) return 1;
  if (!all && ids.length === 0) {
    printError(red('Say which events: their ids, or --all.'));
    return 1;
  }
  let total = 0;
  await withDatabases(names, async (name, database) => {
    const asked = await replayDeadLetters({ name, database }, all ? 'all' : ids);
    if (asked > 0) print(`${name}: ${asked} to be handled again`);
    total += asked;
  });
  print(
    total === 0
      ? 'Nothing to replay: no such dead letter, or it was asked for already.'
      : 'A running platform handles them within a second; `pnpm events:dead-letters` shows what failed again.',
  );
  return 0;
}

function chosen(subgraph: string | undefined): readonly string[] | undefined {
  if (!subgraph) return subgraphNames;
  if ((subgraphNames as readonly string[]).includes(subgraph)) return [subgraph];
  printError(red(`“${subgraph}” is none of ${subgraphNames.join(', ')}.`));
  return undefined;
}
