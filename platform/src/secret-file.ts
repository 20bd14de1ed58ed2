import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { RotationError } from './rotation.js';
import { parseJson, readUserText } from './user-files.js';

export interface SecretFile {
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Replaces the file as a whole, which stays its owner’s alone; what is around the changed values stays. */
  write(changes: Readonly<Record<string, string>>): void;
}

/** `.env` as Compose reads it, or `secrets.json` of a home. */
export function readSecretFile(file: string): SecretFile {
  if (!existsSync(file)) throw new Error(`There is no ${file}. Name the file of the secrets by --file.`);
  const text = readUserText(file);
  const isJson = file.endsWith('.json');
  const values = isJson ? (parseJson(text, file) as Record<string, string>) : parseEnv(text);
  return {
    values,
    write(changes) {
      const changed = isJson
        ? `${JSON.stringify({ ...values, ...changes }, null, 2)}\n`
        : withLines(text, changes);
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, changed, { mode: 0o600 });
      renameSync(draft, file);
    },
  };
}

const DATABASES = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL'];

/**
 * The environment of the services whose secrets a file has, for a command that works on what they store: the file’s values, and this
 * environment’s for the rest.
 * @throws RotationError for an .env file without the addresses of the databases: a new database of our own would have nothing to
 * work on, and the secret that the real one depends on would be taken for one that nothing needs
 */
export function environmentOf(file: string): NodeJS.ProcessEnv {
  const env = { ...process.env, ...readSecretFile(file).values };
  if (file.endsWith('.json')) return { ...env, PROPMUBI_HOME: dirname(resolve(file)) };
  const missing = DATABASES.filter((name) => !env[name]);
  if (missing.length > 0)
    throw new RotationError(
      `${missing.join(', ')}: neither ${file} nor the environment has it, and this works on the databases of the services.`,
    );
  return env;
}

/** Every line of a variable: the last one counts, wherever it is read. */
function withLines(text: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((lines, [name, value]) => {
    const line = new RegExp(`^([ \\t]*(?:export[ \\t]+)?)${name}[ \\t]*=.*$`, 'gm');
    if (value.includes("'") || !line.test(lines))
      throw new RotationError(
        `${name} is written in a way that this command does not change: change it by hand.`,
      );
    return lines.replace(line, (_, before: string) => `${before}${name}='${value}'`);
  }, text);
}
