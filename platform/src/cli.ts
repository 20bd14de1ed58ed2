import { Command } from 'commander';
import { addEventsCommands } from './cli/events.js';
import { addGraphCommands } from './cli/graph.js';
import { addImportsCommands } from './cli/imports.js';
import { addPeopleCommands } from './cli/people.js';
import { addRunCommands } from './cli/run.js';
import { addSecretsCommands } from './cli/secrets.js';
import { addTrustCommands } from './cli/trust.js';
import { describeError, printError, red } from './terminal.js';

const program = new Command('pnpm')
  .description('PropMubi Trust OS: one supergraph over identity, property, trust, crm and reputation.')
  .showHelpAfterError()
  .addHelpText(
    'after',
    '\nSettings are environment variables; `pnpm check` checks every one of them, with --settings it lists them.',
  );

// Each command is loaded when it is called: --help and check must work where a database driver does not.
for (const add of [
  addRunCommands,
  addGraphCommands,
  addSecretsCommands,
  addImportsCommands,
  addTrustCommands,
  addEventsCommands,
  addPeopleCommands,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  printError(red(describeError(error)));
  if (process.env['PROPMUBI_DEBUG']) printError(String((error as Error).stack));
  process.exit(1);
}
