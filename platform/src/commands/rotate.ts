import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { nextStep, rotated, type RotatedSecret, type RotationStep } from '../rotation.js';
import { print } from '../terminal.js';

/**
 * Does one step of a rotation in a file: `.env` as Compose reads it, or `secrets.json` of a home. The file is replaced as a
 * whole, and stays its owner's alone.
 * @throws RotationError
 */
export function rotate(secret: RotatedSecret, step: RotationStep, { file }: { file: string }): void {
  if (!existsSync(file)) throw new Error(`There is no ${file}. Name the file of the secrets by --file.`);
  const text = readFileSync(file, 'utf8');
  const isJson = file.endsWith('.json');
  const values = isJson ? (JSON.parse(text) as Record<string, string>) : parseEnv(text);
  const changes = rotated(secret, step, values);
  const changed = isJson
    ? `${JSON.stringify({ ...values, ...changes }, null, 2)}\n`
    : withLines(text, changes);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, changed, { mode: 0o600 });
  renameSync(draft, file);
  print(`${file}: ${Object.keys(changes).join(' and ')} changed (${step}).`);
  print(nextStep(secret, step));
}

/** The lines of an .env file with other values; what is around them stays. */
function withLines(text: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce(
    (lines, [name, value]) => lines.replace(new RegExp(`^${name}=.*$`, 'm'), () => `${name}='${value}'`),
    text,
  );
}
