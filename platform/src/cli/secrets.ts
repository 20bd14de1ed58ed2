import { Argument, type Command } from 'commander';
import { fromUser } from '../from-user.js';
import { isStored, ROTATION_STEPS, ROTATIONS, type RotatedSecret, type RotationStep } from '../rotation.js';

/** Secrets and how they are replaced. */
export function addSecretsCommands(program: Command): void {
  program
    .command('secrets:rotate')
    .description('replace a secret step by step, while everything runs')
    .addArgument(new Argument('<secret>', 'which one').choices(Object.keys(ROTATIONS)))
    .addArgument(
      new Argument(
        '<step>',
        'add, switch and drop, each deployed before the next, with rewrite before drop for what is stored; replace at once if it leaked',
      ).choices(ROTATION_STEPS),
    )
    .option('--file <file>', 'an .env file, or secrets.json of a home', '.env')
    .addHelpText('after', rotationHelp())
    .action(async (secret: RotatedSecret, step: RotationStep, named: { file: string }) => {
      const options = { file: fromUser(named.file) };
      if (isStored(secret) && (step === 'rewrite' || step === 'drop')) {
        const { rewriteStored, dropStored } = await import('../commands/rotate-stored.js');
        process.exitCode = await (step === 'rewrite' ? rewriteStored : dropStored)(secret, options);
        return;
      }
      const { rotate } = await import('../commands/rotate.js');
      rotate(secret, step, options);
    });

  program
    .command('secrets:revoke')
    .description(
      'replace the key of access tokens, which became known, and end every session and token at once',
    )
    .option('--file <file>', 'an .env file, or secrets.json of a home', '.env')
    .action(async (options: { file: string }) => {
      const { revokeAccess } = await import('../commands/revoke.js');
      process.exitCode = await revokeAccess({ file: fromUser(options.file) });
    });

  program
    .command('secrets')
    .description('print fresh keys and passwords for a deployment, as an .env file')
    .action(async () => {
      const { secrets } = await import('../commands/secrets.js');
      process.exitCode = await secrets();
    });
}

function rotationHelp(): string {
  const lines = Object.entries(ROTATIONS).map(
    ([name, { description, overlap }]) =>
      `  ${name.padEnd(14)} ${description}; old ones are met for ${overlap}`,
  );
  return `\n${lines.join('\n')}`;
}
