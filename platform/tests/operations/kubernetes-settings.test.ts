import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { gatewaySettings } from '@propmubi/gateway';
import { serviceSettings } from '@propmubi/runtime';
import { parse } from 'yaml';
import { ENVIRONMENTS, readEnvironment, valuesOf } from '../../../deploy/kubernetes/environment.js';
import { LEFT_OUT } from '../../../deploy/kubernetes/left-out.js';
import { MIGRATE, SERVICES } from '../../../deploy/kubernetes/services.js';
import { repositoryRoot } from '../../src/repository.js';
import { loadSubgraphs } from '../../src/subgraphs.js';

const { services: composed } = parse(readFileSync(join(repositoryRoot, 'docker-compose.yml'), 'utf8'), {
  merge: true,
}) as { services: Record<string, { environment: Record<string, string | null> }> };
/** What Compose makes of parts, or keeps in a volume that pods do not share. */
const OF_COMPOSE = /^DOCUMENT_(STORE_DIRECTORY|URL_SECRET)$/;
const LEFT_OUT_NAMES = Object.values(LEFT_OUT).flat();

type Given = Pick<(typeof SERVICES)[number], 'name' | 'env' | 'config' | 'secrets'>;
const givenTo = ({ env, config, secrets }: Given): string[] => [...Object.keys(env), ...config, ...secrets];

/** By service. */
async function knownSettings(): Promise<Record<string, string[]>> {
  const subgraphs = await loadSubgraphs();
  return Object.fromEntries([
    ['gateway', Object.keys(gatewaySettings)],
    ...subgraphs.map(
      ({ name, settings }) => [name, Object.keys({ ...serviceSettings, ...settings })] as const,
    ),
  ]);
}

/** Settings that a service reads, and that are in none of its manifests, and are left out for no reason. */
const forgotten = (known: Record<string, string[]>, services: readonly Given[]): string[] =>
  services.flatMap((service) =>
    (known[service.name] ?? [])
      .filter((name) => !givenTo(service).includes(name))
      .map((name) => `${service.name}.${name}`)
      .filter(
        (name) => !LEFT_OUT_NAMES.includes(name) && !LEFT_OUT_NAMES.includes(name.split('.')[1] as string),
      ),
  );

describe('settings of deploy/kubernetes', () => {
  it('are all that a service reads, but for those that are left out for a reason', async () => {
    const known = await knownSettings();
    expect(Object.keys(known).toSorted()).toEqual(SERVICES.map(({ name }) => name).toSorted());
    expect(forgotten(known, SERVICES)).toEqual([]);
  });

  it('are found missing: a setting that is new, and one that a manifest lost', async () => {
    const known = await knownSettings();
    const grown = { ...known, crm: [...(known['crm'] ?? []), 'CRM_NEW'] };
    expect(forgotten(grown, SERVICES)).toEqual(['crm.CRM_NEW']);
    const lost = SERVICES.map((one) => ({
      ...one,
      secrets: one.secrets.filter((name) => name !== 'DATABASE_REPLICA_URL'),
    }));
    expect(forgotten(known, lost)).toEqual(
      ['identity', 'property', 'trust', 'reputation'].map((name) => `${name}.DATABASE_REPLICA_URL`),
    );
  });

  it('are such as the service knows, each given once', async () => {
    const known = await knownSettings();
    for (const service of SERVICES) {
      const given = givenTo(service);
      expect([service.name, given.filter((one) => !known[service.name]?.includes(one))]).toEqual([
        service.name,
        [],
      ]);
      expect(new Set(given).size).toBe(given.length);
    }
  });

  it('have all that Compose asks for', () => {
    for (const service of [...SERVICES, MIGRATE]) {
      const needed = Object.entries(composed[service.name]?.environment ?? {})
        .filter(([key, value]) => value?.includes(':?') && !OF_COMPOSE.test(key))
        .map(([key]) => key);
      expect([service.name, needed.filter((one) => !givenTo(service).includes(one))]).toEqual([
        service.name,
        [],
      ]);
    }
  });

  it('are left out only where no manifest has them, and where a service reads them', async () => {
    const known = await knownSettings();
    const given = new Set(SERVICES.flatMap(givenTo));
    const all = new Set(Object.values(known).flat());
    const plain = LEFT_OUT_NAMES.filter((name) => !name.includes('.'));
    expect(plain.filter((name) => given.has(name))).toEqual([]);
    expect(plain.filter((name) => !all.has(name))).toEqual([]);
    expect(new Set(LEFT_OUT_NAMES).size).toBe(LEFT_OUT_NAMES.length);
  });

  it('have a place for each of .env.example', () => {
    const named = readFileSync(join(repositoryRoot, '.env.example'), 'utf8').matchAll(
      /^(?:# )?([A-Z][A-Z0-9_]+)=/gm,
    );
    const places = new Set([...SERVICES.flatMap(givenTo), ...LEFT_OUT_NAMES]);
    // Compose makes addresses of them, or gives them to its Alertmanager, and one is for those who verify receipts.
    const parts =
      /^(POSTGRES|REDIS|DATABASE_\w+)_PASSWORD$|_DATABASE_REPLICA_URL$|^(TRUST_LOG_PUBLIC_KEY|SLACK_WEBHOOK_URL|PAGERDUTY_KEY)$/;
    expect(
      [...named].map(([, name = '']) => name).filter((name) => !places.has(name) && !parts.test(name)),
    ).toEqual([]);
  });

  it('have values in environments only where a service reads them', () => {
    for (const name of ENVIRONMENTS) {
      const environment = readEnvironment(name);
      const values = Object.fromEntries(
        [...SERVICES, MIGRATE].map((one) => [one.name, valuesOf(environment, one)]),
      );
      for (const [service, settings] of Object.entries(environment.settings)) {
        if (service === 'all') continue;
        expect([service, values[service]]).toEqual([service, expect.objectContaining(settings)]);
      }
      expect(values['trust']?.['DOCUMENT_S3_BUCKET']).toBe(environment.terraform.documentBucket);
      // The default lets pages of a developer's machine in.
      expect(values['gateway']?.['CORS_ORIGINS']).not.toBe('');
    }
  });
});
