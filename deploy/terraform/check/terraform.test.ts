import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { MIGRATE, SERVICES } from '../../kubernetes/services.js';
import { problemsOf } from './check.js';
import { parseText, readConfiguration } from './configuration.js';
import { codeOf } from './expressions.js';
import { added, BACKEND, CLUSTER, DATABASE, planted, PLATFORM, PRODUCTION, REDIS, texts } from './planted.js';
import { SCHEMA_VERSION } from './provider-schema.js';

describe('deploy/terraform', () => {
  it('parses, names only what there is, and keeps every policy', async () => {
    expect(texts.size).toBeGreaterThan(40);
    expect(await problemsOf(texts)).toEqual([]);
  });

  it('gives each variable of an environment a value, and none besides', async () => {
    const configuration = await readConfiguration(texts);
    for (const name of ['staging', 'production']) {
      const path = `environments/${name}`;
      const values = await parseText('values.tf', texts.get(`${path}/terraform.tfvars`) ?? '');
      const variables = configuration.get(path)?.variables ?? {};
      const required = Object.keys(variables).filter((one) => !('default' in (variables[one] ?? {})));
      expect(Object.keys(values)).toEqual(expect.arrayContaining(required));
      expect(Object.keys(values).filter((one) => !Object.hasOwn(variables, one))).toEqual([]);
    }
  });

  it('differs between environments in values alone', () => {
    const shape = (name: string, file: string) =>
      texts.get(`environments/${name}/${file}`)?.replaceAll(name, 'ENVIRONMENT');
    for (const file of ['backend.tf', 'variables.tf', 'outputs.tf'])
      expect(shape('staging', file)).toBe(shape('production', file));
  });

  it('is checked against the provider that it asks for', () => {
    expect(texts.get(BACKEND)).toContain(`version = "${SCHEMA_VERSION}"`);
  });

  it('has a place for the secrets of each service, and the addresses of all stores', async () => {
    const platform = (await readConfiguration(texts)).get('modules/platform');
    const places = [...(platform?.locals['services'] as string[]), 'migrate'];
    expect(places.toSorted()).toEqual([...SERVICES, MIGRATE].map(({ name }) => name).toSorted());
    const outputs = texts.get('modules/platform/outputs.tf') ?? '';
    for (const setting of [
      'DATABASE_URL',
      'DATABASE_OWNER_URL',
      'DATABASE_REPLICA_URL',
      'REDIS_URL',
      'CACHE_REDIS_URL',
    ])
      expect(outputs).toMatch(new RegExp(`\\b${setting} += `));
  });

  it('leads addresses of photos to the objects that the platform writes', () => {
    const code = readFileSync(join(import.meta.dirname, '../modules/edge/photos.js'), 'utf8');
    const request = { uri: '/photos/0197f1d2-0000-7000-8000-000000000001.webp' };
    const led: unknown = runInNewContext(`${code}; handler(event)`, { event: { request } });
    expect(led).toEqual({ uri: '/photos/0197f1d2-0000-7000-8000-000000000001' });
  });
});

describe('problemsOf', () => {
  it('refuses what is no HCL, and says where', async () => {
    await expect(
      problemsOf(added('modules/keys/bad.tf', 'resource "aws_eip" "one" { domain = ')),
    ).rejects.toThrow('modules/keys/bad.tf:1');
  });

  it.each([
    ['a variable that there is not', DATABASE, 'var.instance_class', 'var.class', 'var.class is no variable'],
    [
      'a local value that there is not',
      PLATFORM,
      '(local.services, [',
      '(local.service, [',
      'local.service is no local',
    ],
    [
      'an output that there is not',
      PLATFORM,
      'module.network.vpc_id',
      'module.network.id',
      'module.network.id is no output',
    ],
    [
      'a module that is not called',
      'modules/platform/outputs.tf',
      'module.roles',
      'module.role',
      'is of no module',
    ],
    [
      'a resource that there is not',
      DATABASE,
      'aws_db_subnet_group.this.name',
      'aws_db_subnet_group.own.name',
      'declared nowhere',
    ],
    [
      'an attribute that there is not',
      'modules/database/outputs.tf',
      'primary.address',
      'primary.hostname',
      'is no attribute',
    ],
    ['an index of one', 'modules/redis/outputs.tf', 'this.id', 'this[0].id', 'is one'],
    [
      'one of many without an index',
      'modules/keys/main.tf',
      'aws_kms_key.this[each.key].key_id',
      'aws_kms_key.this.key_id',
      'is many',
    ],
    [
      'an input that is missing',
      PRODUCTION,
      'protected  = true',
      '',
      'module.platform is not given protected',
    ],
    ['an input that there is not', PRODUCTION, 'redis_type', 'redis_class', 'has no input redis_class'],
    [
      'a module of no folder',
      PRODUCTION,
      '../../modules/platform',
      '../../modules/all',
      'in no folder modules/all',
    ],
    [
      'a variable that is not read',
      'modules/redis/variables.tf',
      'variable "name"',
      'variable "other" {}\nvariable "name"',
      'var.other is read nowhere',
    ],
    [
      'an argument that the provider does not know',
      DATABASE,
      'multi_az  ',
      'multiaz  ',
      'has no argument multiaz',
    ],
    [
      'an argument that the provider needs',
      REDIS,
      'description          = var.description',
      '',
      'needs description',
    ],
    [
      'a block’s argument that is unknown',
      CLUSTER,
      'endpoint_private_access = true',
      'private = true',
      'vpc_config has no argument private',
    ],
  ])('finds %s', async (_what, path, right, wrong, named) => {
    expect(await problemsOf(planted(path, right, wrong))).toContainEqual(expect.stringContaining(named));
  });
});

describe('codeOf', () => {
  it('is what is computed, without texts but with what is computed within them', () => {
    expect(
      codeOf('alias/${var.a}-x.y ${f("z.z ${local.b} w.w")} $${no.code}').match(/[a-z]+\.[a-z]/g),
    ).toEqual(['var.a', 'local.b']);
    expect(codeOf('${{ for k in local.a : k => { c = k.d } }} e.f').match(/\w+\.\w+/g)).toEqual([
      'local.a',
      'k.d',
    ]);
  });
});
