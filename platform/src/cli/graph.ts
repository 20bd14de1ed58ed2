import type { Command } from 'commander';

/** The schema, and the databases behind it. */
export function addGraphCommands(program: Command): void {
  program
    .command('compose')
    .description('compose schema/supergraph.graphql from the five committed subgraph schemas')
    .option(
      '--check',
      'write nothing; fail when the committed supergraph is not what the subgraphs compose to',
    )
    .action(async (options: { check?: boolean }) => {
      const { compose } = await import('../commands/compose.js');
      process.exitCode = await compose(options);
    });

  program
    .command('schema:permissions')
    .description(
      'write schema/permissions.md: what each role may do, from the supergraph and the stated rules',
    )
    .option('--check', 'write nothing; fail when the table differs, or a field has no rule')
    .action(async (options: { check?: boolean }) => {
      const { permissions } = await import('../commands/permissions.js');
      process.exitCode = permissions(options);
    });

  program
    .command('migrate')
    .description('bring all five Postgres schemas up to date (DATABASE_URL, DATABASE_OWNER_URL)')
    .option(
      '--seed',
      'also load the small synthetic world where there is no data yet; never in production',
      false,
    )
    .option('--supergraph <file>', 'also compose the supergraph from the code and write it there')
    .option(
      '--dry-run',
      'print the SQL with the locks it takes, and change nothing; 1 when it hinders what runs',
      false,
    )
    .action(async (options: { seed: boolean; supergraph?: string; dryRun: boolean }) => {
      const { migrate } = await import('../commands/migrate.js');
      process.exitCode = await migrate(options);
    });

  program
    .command('schema')
    .description('write schema/<subgraph>.graphql from the code of each subgraph, then compose')
    .option('--check', 'write nothing; fail when a committed schema is not what the code says')
    .action(async (options: { check?: boolean }) => {
      const { schema } = await import('../commands/schema.js');
      process.exitCode = await schema(options);
    });
}
