import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readConfiguration, readTexts } from '../../../deploy/terraform/check/configuration.js';
import { ENVIRONMENTS, readEnvironment, withTerraform } from '../../../deploy/kubernetes/environment.js';
import { type Item, resolve } from '../../../deploy/kubernetes/resolve.js';
import { SERVICES } from '../../../deploy/kubernetes/services.js';
import { repositoryRoot } from '../../src/repository.js';
import { problemsOf } from './kubernetes-schemas.js';

const FOLDER = join(repositoryRoot, 'deploy/kubernetes');
const readRules = (file: string): unknown =>
  parse(readFileSync(join(repositoryRoot, 'deploy/observability', file), 'utf8'));
const values = (file: string): unknown => parse(readFileSync(join(FOLDER, 'cluster', file), 'utf8'));

interface Template {
  template: {
    spec: {
      serviceAccountName: string;
      containers: { image: string; env: { name: string; value: string }[]; resources: object }[];
    };
  };
}
const containerOf = (item: Item) => (item.spec as unknown as Template).template.spec.containers[0];
const envOf = (item: Item) =>
  Object.fromEntries((containerOf(item)?.env ?? []).map(({ name, value }) => [name, value]));

describe.each(ENVIRONMENTS)('the overlay of %s', (name) => {
  const environment = readEnvironment(name);
  const items = resolve(join(FOLDER, 'overlays', name));
  const cluster = resolve(join(FOLDER, 'cluster', name));
  const of = (kind: string) => items.filter((item) => item.kind === kind);

  it('is what the APIs take, by their own schemas', async () => {
    const problems = [];
    for (const item of [...items, ...cluster]) problems.push(...(await problemsOf(item)));
    expect(problems).toEqual([]);
    expect(cluster.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'ClusterSecretStore',
      'ClusterIssuer',
      'ConfigMap',
    ]);
  });

  it.each([
    ['ClusterIssuer', (spec: Record<string, unknown>) => Object.assign(spec, { acme: { email: 1 } })],
    ['ClusterSecretStore', (spec: Record<string, unknown>) => delete spec['provider']],
    ['ExternalSecret', (spec: Record<string, unknown>) => Object.assign(spec, { data: 'all' })],
    ['PodMonitor', (spec: Record<string, unknown>) => delete spec['selector']],
    ['PrometheusRule', (spec: Record<string, unknown>) => Object.assign(spec, { groups: [{ rules: [] }] })],
  ])('is refused with a wrong %s', async (kind, spoil) => {
    const all = [...items, ...cluster];
    const wrong = structuredClone(all.find((item) => item.kind === kind)) as Item;
    spoil(wrong.spec);
    expect(await problemsOf(wrong)).toHaveLength(1);
  });

  it('is in one namespace, of one image by its digest', () => {
    expect(new Set(items.map(({ metadata }) => metadata.namespace))).toEqual(
      new Set([environment.namespace]),
    );
    const images = [...of('Deployment'), ...of('Job')].map((item) => containerOf(item)?.image);
    expect(images).toHaveLength(SERVICES.length + 1);
    expect(new Set(images)).toEqual(new Set([`${environment.terraform.image}@${environment.digest}`]));
  });

  it('has its own sizes, and as many pods as the autoscaler keeps', () => {
    for (const item of of('Deployment')) {
      const { replicas, cpu } = environment.size[item.metadata.name === 'gateway' ? 'gateway' : 'subgraph'];
      const scaler = of('HorizontalPodAutoscaler').find(
        ({ metadata }) => metadata.name === item.metadata.name,
      );
      expect(item.spec['replicas']).toBe(replicas.fewest);
      expect(scaler?.spec).toMatchObject({ minReplicas: replicas.fewest, maxReplicas: replicas.most });
      expect(containerOf(item)?.resources).toMatchObject({ requests: { cpu } });
    }
  });

  it('gives each setting once, and to subgraphs the authority of the database', () => {
    for (const item of [...of('Deployment'), ...of('Job')]) {
      const names = (containerOf(item)?.env ?? []).map((one) => one.name);
      expect([item.metadata.name, names.length]).toEqual([item.metadata.name, new Set(names).size]);
      const isGateway = item.metadata.name === 'gateway';
      expect('NODE_EXTRA_CA_CERTS' in envOf(item)).toBe(!isGateway);
    }
    const authorities = cluster.find(({ kind }) => kind === 'ConfigMap') as unknown as {
      data: Record<string, string>;
    };
    expect(authorities.data['rds.pem']).toContain('BEGIN CERTIFICATE');
  });

  it('runs each pod as its service account, with the role that Terraform makes for it', async () => {
    const accounts = Object.fromEntries(
      of('ServiceAccount').map(({ metadata }) => [metadata.name, metadata]),
    );
    for (const item of of('Deployment')) {
      const { serviceAccountName } = (item.spec as unknown as Template).template.spec;
      expect(accounts[serviceAccountName]?.annotations?.['eks.amazonaws.com/role-arn']).toBe(
        environment.terraform.roles[item.metadata.name],
      );
    }
    const roles = (await readConfiguration(readTexts())).get('modules/roles')?.locals as Record<
      string,
      object
    >;
    const made = [...Object.keys(roles['prefixes'] ?? {}), ...Object.keys(roles['operators'] ?? {})];
    expect(Object.keys(environment.terraform.roles).toSorted()).toEqual(made.toSorted());
  });

  it('is reached at its domain alone, with a certificate for it and for the origin that CloudFront asks', () => {
    const { domain, origin } = environment.terraform;
    const [ingress] = of('Ingress');
    expect(ingress?.spec).toMatchObject({
      ingressClassName: 'haproxy',
      tls: [{ hosts: [domain, origin] }],
      rules: [{ host: domain, http: { paths: [{ backend: { service: { name: 'gateway' } } }] } }],
    });
  });

  it('has the rules that are tried elsewhere, and gives processes the jobs and services that these ask for', () => {
    const rules = of('PrometheusRule').map(({ metadata, spec }) => [metadata.name, spec]);
    const files = ['recording', 'alerts'].map((one) => [one, readRules(`${one}.rules.yml`)]);
    expect(rules).toEqual(files);
    const asked = [...JSON.stringify(rules).matchAll(/job=\\"([\w-]+)\\"/g)].map(([, job]) => job);
    expect(asked.length).toBeGreaterThan(0);
    const jobs = of('PodMonitor').flatMap(({ spec }) =>
      (
        spec as { podMetricsEndpoints?: { relabelings: { targetLabel: string; replacement?: string }[] }[] }
      ).podMetricsEndpoints
        ?.flatMap(({ relabelings }) => relabelings)
        .filter(({ targetLabel }) => targetLabel === 'job')
        .map(({ replacement }) => replacement),
    );
    expect(asked.filter((job) => !jobs.includes(job))).toEqual([]);
    expect(jobs).toEqual(['gateway', 'subgraphs']);
  });

  it('migrates by a job of its own for each image, before which no other has to be deleted', () => {
    expect(of('Job').map(({ metadata }) => metadata.name)).toEqual([
      `migrate-${environment.digest.slice(7, 19)}`,
    ]);
  });
});

describe('what the cluster has besides', () => {
  it('counts the sockets by which gateways are added', () => {
    const [gateway] = resolve(join(FOLDER, 'base')).filter(
      ({ kind, metadata }) => kind === 'HorizontalPodAutoscaler' && metadata.name === 'gateway',
    );
    const { rules } = values('prometheus-adapter-values.yaml') as {
      rules: { custom: { name: { as: string } }[] };
    };
    expect(JSON.stringify(gateway?.spec['metrics'])).toContain(`"name":"${rules.custom[0]?.name.as}"`);
  });

  it('answers at the port to which the balancer sends', async () => {
    const port = (await readConfiguration(readTexts())).get('modules/edge')?.variables['https_node_port']?.[
      'default'
    ];
    expect(values('haproxy-values.yaml')).toMatchObject({
      controller: { ingressClass: 'haproxy', service: { nodePorts: { https: port } } },
    });
  });

  it('takes what Terraform says, all of it', async () => {
    const outputs = (await readConfiguration(readTexts())).get('modules/platform')?.outputs;
    const environment = readEnvironment('staging');
    const output = outputs?.['kubernetes']?.['value'] as object;
    expect(Object.keys(output).toSorted()).toEqual(Object.keys(environment.terraform).toSorted());
    const taken = withTerraform(environment, { ...environment.terraform, domain: 'other.example' });
    expect(taken.terraform.domain).toBe('other.example');
    expect(() => withTerraform(environment, { ...environment.terraform, image: '' })).toThrow('has no image');
  });
});

describe('resolve', () => {
  /** A kustomization over the base, with a patch of the gateway. */
  function overlay(contents: object, operations: object[] = []): string {
    const at = mkdtempSync(join(tmpdir(), 'overlay-'));
    const item = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'gateway' },
      spec: { replicas: 1 },
    };
    writeFileSync(join(at, 'item.json'), JSON.stringify(item));
    writeFileSync(join(at, 'patch.json'), JSON.stringify(operations));
    const patches = [{ path: 'patch.json', target: { kind: 'Deployment', name: 'gateway' } }];
    writeFileSync(
      join(at, 'kustomization.yaml'),
      JSON.stringify({ resources: ['item.json'], patches, ...contents }),
    );
    return at;
  }

  it.each([
    [
      'a path that is not there',
      {},
      [{ op: 'replace', path: '/spec/nothing', value: 1 }],
      'patch.json: Value required',
    ],
    [
      'an object that is not there',
      { patches: [{ path: 'patch.json', target: { kind: 'Job', name: 'gateway' } }] },
      [],
      'patch.json: 0 of Job gateway',
    ],
    [
      'a name that changes',
      {},
      [{ op: 'replace', path: '/metadata/name', value: 'other' }],
      'patch.json changes a name',
    ],
    ['what it does not know', { nameSuffix: '-x' }, [], 'asks for nameSuffix'],
  ])('refuses %s', (_what, contents, operations, message) => {
    const at = overlay(contents, operations);
    try {
      expect(() => resolve(at)).toThrow(message);
    } finally {
      rmSync(at, { recursive: true });
    }
  });
});
