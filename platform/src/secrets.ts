import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const UNCOMPRESSED_POINT = 0x04;

/** A development secret: the environment variables it fills, and how a fresh one is made. */
export interface SecretSpec {
  names: readonly string[];
  make(): Record<string, string>;
}

/** 256 random bits. */
export function randomSecret(name: string): SecretSpec {
  return { names: [name], make: () => ({ [name]: randomBytes(32).toString('base64url') }) };
}

/** An Ed25519 pair as one-line JSON: the private JSON Web Key, and the public one alone or as a key set. */
export function ed25519Pair(
  privateName: string,
  publicName: string,
  publicForm: 'key' | 'set' = 'key',
): SecretSpec {
  return {
    names: [privateName, publicName],
    make: () => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const facts = { kid: randomBytes(8).toString('hex'), alg: 'EdDSA', use: 'sig' };
      const published = { ...publicKey.export({ format: 'jwk' }), ...facts };
      return {
        [privateName]: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...facts }),
        [publicName]: JSON.stringify(publicForm === 'set' ? { keys: [published] } : published),
      };
    },
  };
}

/** A P-256 pair as web push wants it (RFC 8292): the point and the scalar, base64url. */
export function vapidPair(publicName: string, privateName: string): SecretSpec {
  return {
    names: [publicName, privateName],
    make: () => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
      const point = [Buffer.of(UNCOMPRESSED_POINT), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
      return { [publicName]: Buffer.concat(point).toString('base64url'), [privateName]: d };
    },
  };
}

/**
 * The secrets of a development home, made once and kept in a 0600 file beside the data they protect, never in the
 * repository. What the environment already gives wins and is not stored.
 */
export function loadSecrets(
  home: string,
  specs: readonly SecretSpec[],
  env: NodeJS.ProcessEnv,
): Record<string, string> {
  const file = join(home, 'secrets.json');
  const stored = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  let changed = false;
  const result: Record<string, string> = {};
  for (const { names, make } of specs) {
    const given = names.filter((name) => env[name]);
    // A half-given key pair is left for configuration to complain about, not completed with a key that does not match.
    if (given.length > 0) continue;
    if (names.some((name) => stored[name] === undefined)) {
      Object.assign(stored, make());
      changed = true;
    }
    for (const name of names) result[name] = stored[name] as string;
  }
  if (changed) writeFileSync(file, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 });
  return result;
}
