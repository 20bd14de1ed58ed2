import type { Command } from 'commander';
import { dateFormatOption } from './date-format-option.js';

/** Scores, papers and the transparency log. */
export function addTrustCommands(program: Command): void {
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
      const { trustReport } = await import('../commands/trust-report.js');
      process.exitCode = await trustReport(folder, options);
    });

  program
    .command('trust:audit')
    .description('compute the transparency log anew and compare it with every signed head')
    .option('--head <file...>', 'heads kept outside, as transparencyLogHead answers')
    .option('--key <file...>', 'former published keys (JWK), besides this deployment’s present one')
    .action(async (options: { head?: string[]; key?: string[] }) => {
      const { trustAudit } = await import('../commands/trust-audit.js');
      process.exitCode = await trustAudit(options);
    });

  program
    .command('documents:move')
    .description('move papers from Postgres to the store of documents; Ctrl-C stops it, the next run goes on')
    .action(async () => {
      const { documentsMove } = await import('../commands/documents-move.js');
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
      const { trustRecompute } = await import('../commands/trust-recompute.js');
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
      const { trustCompare } = await import('../commands/trust-compare.js');
      process.exitCode = await trustCompare(options);
    });
}
