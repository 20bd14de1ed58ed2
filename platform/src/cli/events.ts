import type { Command } from 'commander';

/** Events that could not be handled. */
export function addEventsCommands(program: Command): void {
  program
    .command('events:dead-letters')
    .description('list the events that a subgraph could not handle, with why')
    .option('--subgraph <name>', 'only those of one subgraph')
    .action(async (options: { subgraph?: string }) => {
      const { deadLetters } = await import('../commands/events.js');
      process.exitCode = await deadLetters(options);
    });

  program
    .command('events:replay')
    .description('have dead letters handled again')
    .argument('[ids...]', 'ids of events, from events:dead-letters')
    .option('--all', 'every dead letter')
    .option('--subgraph <name>', 'only those of one subgraph')
    .action(async (ids: string[], options: { subgraph?: string; all?: boolean }) => {
      const { replay } = await import('../commands/events.js');
      process.exitCode = await replay(ids, options);
    });
}
