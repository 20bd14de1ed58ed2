import { Argument, Command, Option } from 'commander';
import type { ImportFlags, ImportKind } from './commands/import.js';
import type { PasswordImportFlags } from './commands/import-passwords.js';
import { ROTATION_STEPS, ROTATIONS, type RotatedSecret, type RotationStep } from './rotation.js';
import { printError, describeError, red } from './terminal.js';

const gatewayUrl = process.env['PROPMUBI_URL'] ?? `http://127.0.0.1:${process.env['PORT'] || 4000}/graphql`;

const program = new Command('pnpm')
  .description('PropMubi Trust OS: one supergraph over identity, property, trust, crm and reputation.')
  .showHelpAfterError()
  .addHelpText(
    'after',
    '\nSettings are environment variables; `pnpm check` checks every one of them, with --settings it lists them.',
  );

// Each command is loaded when it is called: --help and check must work where a database driver does not.
program
  .command('start')
  .description('start Postgres, Redis, the five subgraphs and the gateway in one process')
  .option('--reset', 'throw away all data of this home first')
  .option('--no-seed', 'leave an empty database empty instead of loading the small synthetic seed')
  .addHelpText('after', startHelp())
  .action(async (options: { reset?: boolean; seed: boolean }) => {
    const { start } = await import('./commands/start.js');
    await start({ ...options, mode: 'embedded' });
  });

program
  .command('start:distributed')
  .description('the same, with every subgraph and the gateway in a process of its own, over HTTP')
  .option('--reset', 'throw away all data of this home first')
  .option('--no-seed', 'leave an empty database empty instead of loading the small synthetic seed')
  .addHelpText('after', startHelp())
  .action(async (options: { reset?: boolean; seed: boolean }) => {
    const { start } = await import('./commands/start.js');
    await start({ ...options, mode: 'distributed' });
  });

program
  .command('check')
  .description('check this machine and every setting, and tell all problems at once')
  .option('--settings', 'list every setting with its default and meaning')
  .action(async (options: { settings?: boolean }) => {
    const { check } = await import('./commands/check.js');
    process.exitCode = await check(options);
  });

program
  .command('demo')
  .description('play the story of a live lead against the running platform')
  .option('--url <url>', 'the gateway', gatewayUrl)
  .option('--to <phone>', 'only send a lead to this agent of the demo world, such as +919820000001')
  .action(async (options: { url: string; to?: string }) => {
    const { url, to } = options;
    if (to) {
      const { demoLead } = await import('./commands/demo-lead.js');
      process.exitCode = await demoLead({ url, to });
      return;
    }
    const { demo } = await import('./commands/demo.js');
    process.exitCode = await demo({ url });
  });

program
  .command('sign-in')
  .description('sign in to the running platform and print an access token, for curl and scripts')
  .argument('<phone>', 'for example +919820000031, a buyer of the demo world')
  .option('--url <url>', 'the gateway', gatewayUrl)
  .action(async (phone: string, options: { url: string }) => {
    const { printToken } = await import('./commands/sign-in.js');
    process.exitCode = await printToken(phone, options);
  });

program
  .command('compose')
  .description('compose schema/supergraph.graphql from the five committed subgraph schemas')
  .option('--check', 'write nothing; fail when the committed supergraph is not what the subgraphs compose to')
  .action(async (options: { check?: boolean }) => {
    const { compose } = await import('./commands/compose.js');
    process.exitCode = await compose(options);
  });

program
  .command('schema:permissions')
  .description('write schema/permissions.md: what each role may do, from the supergraph and the stated rules')
  .option('--check', 'write nothing; fail when the table differs, or a field has no rule')
  .action(async (options: { check?: boolean }) => {
    const { permissions } = await import('./commands/permissions.js');
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
  .action(async (options: { seed: boolean; supergraph?: string }) => {
    const { migrate } = await import('./commands/migrate.js');
    process.exitCode = await migrate(options);
  });

program
  .command('secrets:rotate')
  .description('replace a secret step by step, while everything runs')
  .addArgument(new Argument('<secret>', 'which one').choices(Object.keys(ROTATIONS)))
  .addArgument(
    new Argument(
      '<step>',
      'add, switch and drop, each deployed before the next; replace at once if it leaked',
    ).choices(ROTATION_STEPS),
  )
  .option('--file <file>', 'an .env file, or secrets.json of a home', '.env')
  .addHelpText('after', rotationHelp())
  .action(async (secret: RotatedSecret, step: RotationStep, options: { file: string }) => {
    const { rotate } = await import('./commands/rotate.js');
    rotate(secret, step, options);
  });

program
  .command('secrets:revoke')
  .description(
    'replace the key of access tokens, which became known, and end every session and token at once',
  )
  .option('--file <file>', 'an .env file, or secrets.json of a home', '.env')
  .action(async (options: { file: string }) => {
    const { revokeAccess } = await import('./commands/revoke.js');
    process.exitCode = await revokeAccess(options);
  });

program
  .command('secrets')
  .description('print fresh keys and passwords for a deployment, as an .env file')
  .action(async () => {
    const { secrets } = await import('./commands/secrets.js');
    process.exitCode = await secrets();
  });

program
  .command('schema')
  .description('write schema/<subgraph>.graphql from the code of each subgraph, then compose')
  .option('--check', 'write nothing; fail when a committed schema is not what the code says')
  .action(async (options: { check?: boolean }) => {
    const { schema } = await import('./commands/schema.js');
    process.exitCode = await schema(options);
  });

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
  .command('trust:report')
  .description(
    'score the builders of a register from its files and measure how well that predicts, with charts',
  )
  .argument('<folder>', 'for example ../shared/data/maharera')
  .option(
    '--as-of <day>',
    'the day of the export (YYYY-MM-DD); by default its latest believable modification',
  )
  .addOption(dateFormatOption())
  .option('--out <folder>', 'where the report and its charts are written', 'trust-report')
  .action(async (folder: string, options: { asOf?: string; dateFormat?: 'MDY' | 'DMY'; out: string }) => {
    const { trustReport } = await import('./commands/trust-report.js');
    process.exitCode = await trustReport(folder, options);
  });

program
  .command('import:agents')
  .description('load MahaRERA’s register of agents from a CSV file: rera_number,name,valid_until')
  .argument('<file>', 'the CSV file')
  .action(async (file: string) => {
    const { importAgents } = await import('./commands/people.js');
    process.exitCode = await importAgents(file);
  });

program
  .command('import:passwords')
  .description(
    'bring hashes of passwords from another system to the members of an organization that allows them',
  )
  .argument('<file>', 'JSON Lines or CSV: phone, email or userId, and hash (docs/how-to/import-passwords.md)')
  .requiredOption('--organization <id>', 'whose members they are')
  .option('--dry-run', 'say what it would change, and keep nothing')
  .action(async (file: string, options: PasswordImportFlags) => {
    const { importPasswords } = await import('./commands/import-passwords.js');
    process.exitCode = await importPasswords(file, options);
  });

program
  .command('admin:grant')
  .description('give the owner of a phone number a role; the first administrator comes about so')
  .argument('<phone>', 'the mobile number')
  .argument('<role>', 'SUPER_ADMIN, ADMIN, REVIEWER, PARTNER or BUILDER; the first ADMIN is SUPER_ADMIN')
  .option('--recover', 'although there is a super administrator, when none can sign in any more')
  .action(async (phone: string, role: string, options: { recover?: boolean }) => {
    const { grantRole } = await import('./commands/people.js');
    process.exitCode = await grantRole(phone, role, options);
  });

program
  .command('audit:verify')
  .description('check the audit trail of every brokerage and of the platform, and its anchors, for changes')
  .action(async () => {
    const { verifyAudit } = await import('./commands/audit.js');
    process.exitCode = await verifyAudit();
  });

program
  .command('privacy:retention')
  .description(
    'remove the personal data whose time is over (docs/data-map.md); running services do it every hour',
  )
  .option('--dry-run', 'say how many rows it would reach, and keep everything')
  .action(async (options: { dryRun?: boolean }) => {
    const { retention } = await import('./commands/privacy.js');
    process.exitCode = await retention(options);
  });

program
  .command('audit:export')
  .description('print audit entries as JSON Lines, tenant by tenant in the order of their chains')
  .option('--organization <id>', 'of one organization; the nil id for the platform’s own')
  .option('--after <cursor>', 'go on behind the entry with this cursor')
  .action(async (options: { organization?: string; after?: string }) => {
    const { exportAudit } = await import('./commands/audit.js');
    process.exitCode = await exportAudit(options);
  });

program
  .command('privacy:verify-export')
  .description('check an export of personal data: signature, every file, and that there is none besides')
  .argument('<archive>', 'the zip that was downloaded')
  .requiredOption('--keys <file>', 'the platform’s published keys (ACCESS_TOKEN_JWKS), as a JSON file')
  .action(async (archive: string, options: { keys: string }) => {
    const { verifyExport } = await import('./commands/privacy.js');
    process.exitCode = await verifyExport(archive, options);
  });

program
  .command('trust:audit')
  .description('compute the transparency log anew and compare it with every signed head')
  .option('--head <file...>', 'heads kept outside, as transparencyLogHead answers')
  .option('--key <file...>', 'former published keys (JWK), besides this deployment’s present one')
  .action(async (options: { head?: string[]; key?: string[] }) => {
    const { trustAudit } = await import('./commands/trust-audit.js');
    process.exitCode = await trustAudit(options);
  });

program
  .command('documents:move')
  .description('move papers from Postgres to the store of documents; Ctrl-C stops it, the next run goes on')
  .action(async () => {
    const { documentsMove } = await import('./commands/documents-move.js');
    process.exitCode = await documentsMove();
  });

program
  .command('trust:recompute')
  .description('compute the reputation of every builder and the trust score of every subject anew')
  .option('--resume', 'go on with what an earlier run left to do, instead of asking for everything again')
  .addHelpText(
    'after',
    '\nCtrl-C ends it after the batch under way; nothing is lost. The digest is the same for the same evidence on the same day.',
  )
  .action(async (options: { resume?: boolean }) => {
    const { trustRecompute } = await import('./commands/trust-recompute.js');
    process.exitCode = await trustRecompute(options);
  });

program
  .command('trust:compare')
  .description(
    'say who moved between two versions of a model, or since a moment (ids, no names), builders too',
  )
  .option(
    '--from <version>',
    'the earlier model, as trust/1, builder-reputation/3; else the one before the latest',
  )
  .option('--to <version>', 'the later model; by default the latest')
  .option('--since <moment>', 'what was said then beside what is said now, such as 2026-11-01')
  .action(async (options: { from?: string; to?: string; since?: string }) => {
    const { trustCompare } = await import('./commands/trust-compare.js');
    process.exitCode = await trustCompare(options);
  });

program
  .command('events:dead-letters')
  .description('list the events that a subgraph could not handle, with why')
  .option('--subgraph <name>', 'only those of one subgraph')
  .action(async (options: { subgraph?: string }) => {
    const { deadLetters } = await import('./commands/events.js');
    process.exitCode = await deadLetters(options);
  });

program
  .command('events:replay')
  .description('have dead letters handled again')
  .argument('[ids...]', 'ids of events, from events:dead-letters')
  .option('--all', 'every dead letter')
  .option('--subgraph <name>', 'only those of one subgraph')
  .action(async (ids: string[], options: { subgraph?: string; all?: boolean }) => {
    const { replay } = await import('./commands/events.js');
    process.exitCode = await replay(ids, options);
  });

function dateFormatOption(): Option {
  return new Option(
    '--date-format <order>',
    'for files whose dates do not decide between month and day first',
  ).choices(['MDY', 'DMY']);
}

/** Imports of each kind differ in their options only. */
function importAction(kind: ImportKind) {
  return async (folder: string, options: ImportFlags) => {
    const { importData } = await import('./commands/import.js');
    process.exitCode = await importData(kind, folder, options);
  };
}

function rotationHelp(): string {
  const lines = Object.entries(ROTATIONS).map(
    ([name, { description, overlap }]) =>
      `  ${name.padEnd(10)} ${description}; old ones are met for ${overlap}`,
  );
  return `\n${lines.join('\n')}`;
}

function startHelp(): string {
  return `
Environment:
  PORT, HOST      where the gateway listens (4000, 127.0.0.1)
  PROPMUBI_HOME   where data, secrets and logs lie (the operating system's place for state)
  DATABASE_URL, DATABASE_OWNER_URL   an existing Postgres instead of the bundled one
  REDIS_URL       an existing Redis instead of one of our own

Two platforms run side by side with another PORT and PROPMUBI_HOME each.`;
}

try {
  await program.parseAsync();
} catch (error) {
  printError(red(describeError(error)));
  if (process.env['PROPMUBI_DEBUG']) printError(String((error as Error).stack));
  process.exit(1);
}
