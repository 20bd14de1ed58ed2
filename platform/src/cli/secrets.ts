import { Argument, type Command } from 'commander';
import { ROTATION_STEPS, ROTATIONS, type RotatedSecret, type RotationStep } from '../rotation.js';

/** Secrets and how they are replaced. */
export function addSecretsCommands(program: Command): void {
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
      process.exitCode = await revokeAccess(options);
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
      `  ${name.padEnd(10)} ${description}; old ones are met for ${overlap}`,
  );
  return `\n${lines.join('\n')}`;
}
