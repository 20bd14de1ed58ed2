import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { gatewayConfigFromEnv, gatewaySettings } from '@propmubi/gateway';
import { readSettings, serviceSettings, type Settings } from '@propmubi/runtime';
import { parse } from 'yaml';
import { subgraphEnvironment } from '../src/environment.js';
import { secrets } from '../src/commands/secrets.js';
import { loadSubgraphs, subgraphNames } from '../src/subgraphs.js';

type Environment = Record<string, string>;

const fileAt = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** `${NAME}`, `${NAME:-default}` and `${NAME:?message}`; a default may hold no braces. */
const REFERENCE = /\$\{([A-Z0-9_]+)(?::([-?])([^}]*))?\}/g;

/** What an operator adds to the output of `pnpm secrets` for a production start. */
const TWILIO: Environment = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'of-this-test',
  TWILIO_FROM: '+15005550006',
};

describe('docker-compose.yml', () => {
  const text = fileAt('docker-compose.yml');
  const { services } = parse(text, { merge: true }) as {
    services: Record<string, { environment?: Record<string, string | null> }>;
  };
  let given: Environment;

  /** The environment of one container, as Compose makes it of an .env file. */
  const environmentOf = (service: string, dotEnv: Environment): Environment => {
    const resolved: Environment = {};
    for (const [name, template] of Object.entries(services[service]?.environment ?? {})) {
      const value = template ?? (dotEnv[name] === undefined ? undefined : `\${${name}}`);
      if (value === undefined) continue;
      resolved[name] = value.replace(REFERENCE, (_, key: string, operator?: string, rest?: string) => {
        if (operator === '?' && !dotEnv[key]) throw new Error(`${key} is required`);
        return dotEnv[key] || (operator === '-' ? (rest ?? '') : '');
      });
    }
    return resolved;
  };

  beforeAll(async () => {
    given = await printedSecrets();
  });

  it('starts every service in production mode with what `pnpm secrets` prints and an SMS account', async () => {
    const gateway = gatewayConfigFromEnv(environmentOf('gateway', { ...given, ...TWILIO }));
    expect([...gateway.subgraphUrls.keys()].toSorted()).toEqual([...subgraphNames].toSorted());
    for (const name of [...subgraphNames, 'migrate']) {
      const env = environmentOf(name, { ...given, ...TWILIO });
      const subgraphs = (await loadSubgraphs()).filter((one) => name === 'migrate' || one.name === name);
      for (const subgraph of subgraphs) {
        const role = new URL(subgraphEnvironment(env, subgraph.name)['DATABASE_URL'] ?? '');
        expect(role.username).toBe(`propmubi_${subgraph.name}`);
        expect(role.password).toBe(given[`DATABASE_${subgraph.name.toUpperCase()}_PASSWORD`]);
        await (await subgraph.create({ ...env, LOG_LEVEL: 'silent' })).close();
      }
    }
  });

  it('names what is missing: the SMS account of identity', async () => {
    const [identity] = await loadSubgraphs();
    await expect(async () => identity?.create(environmentOf('identity', given))).rejects.toThrow(
      'TWILIO_ACCOUNT_SID is missing',
    );
  });

  it('passes on settings that the service reads, and no others', async () => {
    const subgraphs = await loadSubgraphs();
    const known: Record<string, object> = {
      gateway: gatewaySettings,
      ...Object.fromEntries(
        subgraphs.map(({ name, settings }) => [name, { ...serviceSettings, ...settings }]),
      ),
    };
    for (const [service, settings] of Object.entries(known)) {
      const names = Object.keys(services[service]?.environment ?? {});
      const unknown = names.filter((name) => !Object.hasOwn(settings, name));
      expect([service, unknown]).toEqual([service, []]);
    }
  });

  it('gives every service what it cannot start without', async () => {
    const subgraphs = await loadSubgraphs();
    const specs: Record<string, Settings> = {
      gateway: gatewaySettings,
      ...Object.fromEntries(
        subgraphs.map(({ name, settings }) => [name, { ...serviceSettings, ...settings }]),
      ),
    };
    // The gateway asks for its keys only where it authenticates, so they have a default.
    const needed: Record<string, readonly string[]> = {
      gateway: ['ACCESS_TOKEN_JWKS', 'INTERNAL_TOKEN_PRIVATE_KEY', 'REDIS_URL'],
    };
    for (const [service, settings] of Object.entries(specs)) {
      const required = Object.entries(settings).flatMap(([name, spec]) => ('default' in spec ? [] : [name]));
      const given = Object.keys(services[service]?.environment ?? {});
      const missing = [...required, ...(needed[service] ?? [])].filter((name) => !given.includes(name));
      expect([service, missing]).toEqual([service, []]);
    }
  });

  it('has a fresh value from `pnpm secrets` for every secret, the digest key that two services share included', () => {
    const asked = [...fileAt('.env.example').matchAll(/^([A-Z0-9_]+)=$/gm)].map(([, name]) => name ?? '');
    // Accounts and addresses, which an operator has or has not.
    const notOurs = asked.filter((name) =>
      /^(TWILIO|MSG91|OTEL|WHATSAPP)_|_DATABASE_REPLICA_URL$|^(PROMETHEUS_URL|SENTRY_DSN|SLACK_WEBHOOK_URL|PAGERDUTY_KEY)$/.test(
        name,
      ),
    );
    expect(Object.keys(given).toSorted()).toEqual(asked.filter((name) => !notOurs.includes(name)).toSorted());
    const digestKeys = ['identity', 'crm'].map((name) => environmentOf(name, given)['CONTACT_DIGEST_KEY']);
    expect(digestKeys).toEqual([given['CONTACT_DIGEST_KEY'], given['CONTACT_DIGEST_KEY']]);
    expect(digestKeys[0]?.length).toBeGreaterThanOrEqual(32);
  });

  it('is described with the defaults that the code has in production', async () => {
    const subgraphs = await loadSubgraphs();
    const specs: Settings = Object.assign({}, ...subgraphs.map(({ settings }) => settings), gatewaySettings);
    const examples = [...fileAt('.env.example').matchAll(/^# ([A-Z0-9_]+)=(.+)$/gm)];
    expect(examples.length).toBeGreaterThan(10);
    for (const [, name = '', value = ''] of examples) {
      // An example, where the default is not to trust any.
      if (name === 'TRUST_PROXY') continue;
      const spec = specs[name];
      if (!spec) throw new Error(`No service reads ${name}.`);
      const described = readSettings({ [name]: spec }, { [name]: value }) as Record<string, unknown>;
      expect([name, described[name]]).toEqual([name, inProduction(name, spec.default)]);
    }
  });

  it('is described by .env.example: every variable, and nothing that has no effect', () => {
    const described = [...fileAt('.env.example').matchAll(/^(?:# )?([A-Z0-9_]+)=/gm)].map(([, name]) => name);
    const referenced = new Set([...text.matchAll(REFERENCE)].map(([, name]) => name));
    for (const { environment = {} } of Object.values(services))
      for (const [name, value] of Object.entries(environment)) if (value === null) referenced.add(name);
    const forReaders = ['TRUST_LOG_PUBLIC_KEY'];
    expect(described.toSorted()).toEqual([...referenced, ...forReaders].toSorted());
  });
});

/** A default as it is with NODE_ENV=production: the limits of clients are twenty times as large without it. */
function inProduction(name: string, value: unknown): unknown {
  if (name === 'INTROSPECTION') return 'scope';
  if (name === 'SENTRY_ENVIRONMENT') return 'production';
  if (!/_PER_MINUTE$|_IN_FLIGHT$/.test(name) || !Object.hasOwn(gatewaySettings, name)) return value;
  if (typeof value === 'number') return value / 20;
  return Object.fromEntries(Object.entries(value as object).map(([by, most]) => [by, Number(most) / 20]));
}

/** The lines that `pnpm secrets` prints, as an .env file has them. */
async function printedSecrets(): Promise<Environment> {
  let printed = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
  try {
    await secrets();
  } finally {
    write.mockRestore();
  }
  return Object.fromEntries(
    [...printed.matchAll(/^([A-Z0-9_]+)='(.*)'$/gm)].map(([, name, value]) => [name, value]),
  );
}
