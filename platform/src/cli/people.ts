import type { Command } from 'commander';

/** People, their data and the audit trail. */
export function addPeopleCommands(program: Command): void {
  program
    .command('admin:grant')
    .description('give the owner of a phone number a role; the first administrator comes about so')
    .argument('<phone>', 'the mobile number')
    .argument('<role>', 'SUPER_ADMIN, ADMIN, REVIEWER, PARTNER or BUILDER; the first ADMIN is SUPER_ADMIN')
    .option('--recover', 'although there is a super administrator, when none can sign in any more')
    .action(async (phone: string, role: string, options: { recover?: boolean }) => {
      const { grantRole } = await import('../commands/people.js');
      process.exitCode = await grantRole(phone, role, options);
    });

  program
    .command('audit:verify')
    .description('check the audit trail of every brokerage and of the platform, and its anchors, for changes')
    .action(async () => {
      const { verifyAudit } = await import('../commands/audit.js');
      process.exitCode = await verifyAudit();
    });

  program
    .command('privacy:retention')
    .description(
      'remove the personal data whose time is over (docs/data-map.md); running services do it every hour',
    )
    .option('--dry-run', 'say how many rows it would reach, and keep everything')
    .action(async (options: { dryRun?: boolean }) => {
      const { retention } = await import('../commands/privacy.js');
      process.exitCode = await retention(options);
    });

  program
    .command('audit:export')
    .description('print audit entries as JSON Lines, tenant by tenant in the order of their chains')
    .option('--organization <id>', 'of one organization; the nil id for the platform’s own')
    .option('--after <cursor>', 'go on behind the entry with this cursor')
    .action(async (options: { organization?: string; after?: string }) => {
      const { exportAudit } = await import('../commands/audit.js');
      process.exitCode = await exportAudit(options);
    });

  program
    .command('privacy:verify-export')
    .description('check an export of personal data: signature, every file, and that there is none besides')
    .argument('<archive>', 'the zip that was downloaded')
    .requiredOption(
      '--keys <file>',
      'the platform’s published keys (/.well-known/receipt-keys.json), as a JSON file',
    )
    .action(async (archive: string, options: { keys: string }) => {
      const { verifyExport } = await import('../commands/privacy.js');
      process.exitCode = await verifyExport(archive, options);
    });

  program
    .command('privacy:verify-erasure')
    .description('check the receipt of an erasure: signature, destroyed keys, and that every part has erased')
    .argument('<receipt>', 'the signed receipt (.jws)')
    .requiredOption(
      '--keys <file>',
      'the platform’s published keys (/.well-known/receipt-keys.json), as a JSON file',
    )
    .option('--trail <file>', 'what audit:export printed of the platform: holds the receipt to it')
    .action(async (receipt: string, options: { keys: string; trail?: string }) => {
      const { verifyErasure } = await import('../commands/privacy.js');
      process.exitCode = await verifyErasure(receipt, options);
    });
}
