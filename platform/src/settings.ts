import { bool, integer, port, str } from '@propmubi/runtime';

/** What the platform's own commands read, besides the settings of the services they start. */
export const platformSettings = {
  PORT: port({ default: 4000, desc: 'Where the gateway listens' }),
  HOST: str({
    default: '127.0.0.1',
    desc: 'Address the gateway listens on; 0.0.0.0 opens it to the network',
  }),
  PROPMUBI_HOME: str({
    default: '',
    desc: 'Where data, secrets and logs lie; empty takes the operating system’s place for state',
  }),
  PROPMUBI_CACHE: str({
    default: '',
    desc: 'Where fetched binaries are kept; empty takes the operating system’s place for caches',
  }),
  POSTGRES_PORT: integer(0, 65_535)({ default: 0, desc: 'Port of the bundled Postgres; 0 takes a free one' }),
  REDIS_PORT: integer(0, 65_535)({ default: 0, desc: 'Port of our own Redis; 0 takes a free one' }),
  DATABASE_URL: str({
    default: '',
    desc: 'An existing Postgres (application role) instead of the bundled one',
  }),
  DATABASE_OWNER_URL: str({ default: '', desc: 'The same Postgres as the owner role' }),
  REDIS_URL: str({ default: '', desc: 'An existing Redis instead of one of our own' }),
  ANSWER_CACHE: bool({
    default: true,
    desc: 'A second Redis of our own for answers that are the same for every viewer, where no CACHE_REDIS_URL is set; false starts without it',
  }),
} as const;
