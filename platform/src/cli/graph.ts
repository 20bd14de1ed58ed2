import type { Command } from 'commander';
import type { SchemaUsageOptions } from '../commands/schema-usage.js';
import { gatewayUrl } from './gateway-url.js';

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
    .option('--month', 'the synthetic world with a month of leads', false)
    .option('--supergraph <file>', 'also compose the supergraph from the code and write it there')
    .option(
      '--dry-run',
      'print the SQL with the locks it takes, and change nothing; 1 when it hinders what runs',
      false,
    )
    .action(async (options: { seed: boolean; month: boolean; supergraph?: string; dryRun: boolean }) => {
      const { migrate } = await import('../commands/migrate.js');
      process.exitCode = await migrate(options);
    });

  program
    .command('operations:publish')
    .description(
      'store operations of a client, by hash, for gateways with STORED_OPERATIONS_DIR; without files, those of our own clients',
    )
    .argument('[files...]', '.graphql files, manifests (.json), or modules of code generation (.ts, .js)')
    .requiredOption('--to <folder>', 'of the manifests')
    .option('--client <name>', 'whose they are')
    .option('--contract <name>', 'public or partner: what the client sees; left out, everything')
    .option('--forget <day>', 'remove those that were published last before this day, such as 2026-11-27')
    .action(
      async (
        files: string[],
        options: { to: string; client?: string; contract?: string; forget?: string },
      ) => {
        const { publishOperations } = await import('../commands/publish-operations.js');
        process.exitCode = await publishOperations({ files, ...options });
      },
    );

  program
    .command('docs:build')
    .description('write the documentation site, which the gateway serves at /docs, into docs/dist')
    .action(async () => {
      const { docs } = await import('../commands/docs.js');
      process.exitCode = await docs();
    });

  program
    .command('schema:release')
    .description('give what changed in the contracts the day of today, in schema/CHANGELOG.md')
    .action(async () => {
      const { releaseContracts } = await import('../commands/contract-changelog.js');
      process.exitCode = await releaseContracts();
    });

  program
    .command('schema:usage')
    .description(
      'who uses what of the API, as a platform counted it: for administrators all, else one’s organization (PROPMUBI_TOKEN: an access token or an API key)',
    )
    .option('--url <url>', 'the gateway', gatewayUrl)
    .option('--field <coordinate>', 'of this one alone, such as TrustScore.interval')
    .option('--client <name>', 'by this program alone')
    .option('--deprecated', 'of what is deprecated alone', false)
    .option('--days <number>', 'of so many days', '30')
    .option('--json', 'as JSON', false)
    .action(async (options: SchemaUsageOptions) => {
      const { schemaUsage } = await import('../commands/schema-usage.js');
      process.exitCode = await schemaUsage(options);
    });

  program
    .command('schema')
    .description('write schema/<subgraph>.graphql from the code of each subgraph, then compose')
    .option('--check', 'write nothing; fail when a committed schema is not what the code says')
    .option(
      '--usage <file>',
      'of `pnpm schema:usage --json`: refuse also what breaks a program that used it, though its day is over',
    )
    .action(async (options: { check?: boolean; usage?: string }) => {
      const { schema } = await import('../commands/schema.js');
      process.exitCode = await schema(options);
    });
}
