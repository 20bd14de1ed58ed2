import { nextStep, rotated, type RotatedSecret, type RotationStep } from '../rotation.js';
import { readSecretFile } from '../secret-file.js';
import { print } from '../terminal.js';

/**
 * Does one step of a rotation in the file of the secrets.
 * @throws RotationError
 */
export function rotate(secret: RotatedSecret, step: RotationStep, { file }: { file: string }): void {
  const secrets = readSecretFile(file);
  const changes = rotated(secret, step, secrets.values);
  secrets.write(changes);
  print(`${file}: ${Object.keys(changes).join(' and ')} changed (${step}).`);
  print(nextStep(secret, step));
}
