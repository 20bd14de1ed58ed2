import { developmentSecrets } from '../environment.js';
import { randomSecret } from '../secrets.js';
import { subgraphNames } from '../subgraphs.js';
import { print } from '../terminal.js';

const passwords = [
  'POSTGRES_PASSWORD',
  'DATABASE_OWNER_PASSWORD',
  ...subgraphNames.map((name) => `DATABASE_${name.toUpperCase()}_PASSWORD`),
  'REDIS_PASSWORD',
];

/** Prints a fresh value for every secret a deployment needs, as lines of an .env file. Nothing is stored. */
export async function secrets(): Promise<number> {
  for (const { make } of [...passwords.map(randomSecret), ...developmentSecrets]) {
    for (const [name, value] of Object.entries(make())) print(`${name}='${value}'`);
  }
  return 0;
}
