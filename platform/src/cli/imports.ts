import type { Command } from 'commander';
import { dateFormatOption } from './date-format-option.js';
import type { ImportFlags, ImportKind } from '../commands/import.js';
import type { PasswordImportFlags } from '../commands/import-passwords.js';

/** Registers, listings and people from files. */
export function addImportsCommands(program: Command): void {
  program
    .command('import:maharera')
    .description('load the MahaRERA register (projects and builders) from a folder of CSV files')
    .argument('<folder>', 'for example ../shared/data/maharera')
    .option(
      '--as-of <day>',
      'the day of the export (YYYY-MM-DD); by default its latest believable modification',
    )
    .addOption(dateFormatOption())
    .option('--dry-run', 'say what it would change, and keep nothing')
    .option('--force', 'import also what would blank or move more than 5 % of a column')
    .option('--replace', 'put it in the place of an earlier import that was wrong, also of a later day')
    .action(importAction('maharera'));

  program
    .command('import:evidence')
    .description('load lists of completions, lapses and extensions, which outrank the register’s export')
    .argument('<folder>', 'with completion*.csv, lapsed*.csv, extension*.csv (subgraphs/property/README.md)')
    .option('--as-of <day>', 'the day of the lists (YYYY-MM-DD); by default that of the register')
    .addOption(dateFormatOption())
    .option('--dry-run', 'say what it would change, and keep nothing')
    .option('--replace', 'forget what earlier lists of the same kinds said besides')
    .action(importAction('evidence'));

  program
    .command('import:listings')
    .description('load flat listings from a folder of CSV files')
    .argument('<folder>', 'for example ../shared/data/listings')
    .option('--dry-run', 'say what it would change, and keep nothing')
    .action(importAction('listings'));

  program
    .command('import:agents')
    .description('load MahaRERA’s register of agents from a CSV file: rera_number,name,valid_until')
    .argument('<file>', 'the CSV file')
    .action(async (file: string) => {
      const { importAgents } = await import('../commands/people.js');
      process.exitCode = await importAgents(file);
    });

  program
    .command('import:passwords')
    .description(
      'bring hashes of passwords from another system to the members of an organization that allows them',
    )
    .argument(
      '<file>',
      'JSON Lines or CSV: phone, email or userId, and hash (docs/how-to/import-passwords.md)',
    )
    .requiredOption('--organization <id>', 'whose members they are')
    .option('--dry-run', 'say what it would change, and keep nothing')
    .action(async (file: string, options: PasswordImportFlags) => {
      const { importPasswords } = await import('../commands/import-passwords.js');
      process.exitCode = await importPasswords(file, options);
    });
}

/** Imports of each kind differ in their options only. */
function importAction(kind: ImportKind) {
  return async (folder: string, options: ImportFlags) => {
    const { importData } = await import('../commands/import.js');
    process.exitCode = await importData(kind, folder, options);
  };
}
