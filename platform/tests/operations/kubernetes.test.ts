import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { ENVIRONMENTS, readEnvironment } from '../../../deploy/kubernetes/environment.js';
import { files } from '../../../deploy/kubernetes/files.js';
import { manifests } from '../../../deploy/kubernetes/manifests.js';
import type { Item } from '../../../deploy/kubernetes/resolve.js';
import { GATEWAY, MIGRATE, SERVICES, SUBGRAPHS } from '../../../deploy/kubernetes/services.js';
import { repositoryRoot } from '../../src/repository.js';
import { subgraphNames } from '../../src/subgraphs.js';
import { problemsOf } from './kubernetes-schemas.js';

const FOLDER = join(repositoryRoot, 'deploy/kubernetes');
interface Egress {
  to: [{ ipBlock?: { except?: string[] }; podSelector?: Selector; namespaceSelector?: Selector }];
  ports: { protocol: string; port: number; endPort?: number }[];
}
interface Selector {
  matchLabels: Record<string, string>;
}
const nameOf = ({ ipBlock, podSelector, namespaceSelector }: Egress['to'][0]): string =>
  ipBlock
    ? ipBlock.except
      ? 'outside'
      : 'account'
    : (Object.values((podSelector ?? namespaceSelector)?.matchLabels ?? {})[0] as string);

const { services: composed } = parse(readFileSync(join(repositoryRoot, 'docker-compose.yml'), 'utf8'), {
  merge: true,
}) as { services: Record<string, { command: string[]; environment: Record<string, string | null> }> };
describe('deploy/kubernetes', () => {
  const items = Object.values(manifests()).flatMap((list) => list.items as Item[]);
  const of = (kind: string) => items.filter((item) => item.kind === kind);

  it('is committed as it is made (`pnpm kubernetes`), and nothing lies beside it', () => {
    const made = files();
    const lying = ['base', 'overlays', 'cluster/staging', 'cluster/production'].flatMap((folder) =>
      readdirSync(join(FOLDER, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(json|yaml)$/.test(name))
        .map((name) => `${folder}/${name}`),
    );
    expect(lying.toSorted()).toEqual(Object.keys(made).toSorted());
    for (const [file, text] of Object.entries(made))
      expect([file, parse(readFileSync(join(FOLDER, file), 'utf8'))]).toEqual([file, parse(text)]);
  });

  it('is what the API of Kubernetes takes, by its own schemas', async () => {
    const problems = [];
    for (const item of items) problems.push(...(await problemsOf(item)));
    expect(problems).toEqual([]);
  });

  it.each([
    ['a number that is text', (item: Item) => Object.assign(item.spec, { replicas: '3' }), 'spec/replicas'],
    ['a field that is missing', (item: Item) => delete item.spec['selector'], 'selector'],
    ['a kind that there is not', (item: Item) => Object.assign(item, { kind: 'Deploymint' }), 'Deploymint'],
  ])('is refused with %s', async (_what, spoil, named) => {
    const item = structuredClone(of('Deployment')[0] as Item);
    spoil(item);
    expect(await problemsOf(item)).toEqual([expect.stringContaining(named)]);
  });

  it('runs the gateway and every subgraph by the commands that Compose runs', () => {
    expect(SUBGRAPHS.map(({ name }) => name).toSorted()).toEqual([...subgraphNames].toSorted());
    for (const { name, command } of [...SERVICES, MIGRATE])
      expect([name, composed[name]?.command]).toEqual([name, command]);
  });

  it('keeps a process from more than it needs, and lets it end in order', () => {
    expect(of('Deployment')).toHaveLength(subgraphNames.length + 1);
    for (const { metadata, spec } of [...of('Deployment'), ...of('Job')]) {
      expect([metadata.name, spec]).toMatchObject([
        metadata.name,
        {
          template: {
            spec: {
              automountServiceAccountToken: false,
              securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
              containers: [
                {
                  securityContext: {
                    allowPrivilegeEscalation: false,
                    readOnlyRootFilesystem: true,
                    capabilities: { drop: ['ALL'] },
                  },
                  resources: {
                    requests: { cpu: expect.any(String) },
                    limits: { memory: expect.any(String) },
                  },
                },
              ],
            },
          },
        },
      ]);
    }
    for (const { metadata, spec } of of('Deployment')) {
      // Subgraphs end themselves after 15 s (packages/runtime/src/subgraph/run.ts); a gateway lets sockets go over DRAIN_MS.
      const longestS = metadata.name === 'gateway' ? Number(GATEWAY.env['DRAIN_MS']) / 1_000 + 15 : 15;
      const template = spec['template'] as { spec: { terminationGracePeriodSeconds: number } };
      expect(template.spec.terminationGracePeriodSeconds).toBeGreaterThan(longestS);
      expect(spec).toMatchObject({
        strategy: { rollingUpdate: { maxUnavailable: 0 } },
        template: {
          spec: {
            containers: [
              {
                startupProbe: { httpGet: { path: '/health/ready' } },
                livenessProbe: { httpGet: { path: '/health' } },
              },
            ],
          },
        },
      });
    }
  });

  it('lets only the ingress and bulk queries reach the gateway, only the gateway reach subgraphs, and Prometheus all', () => {
    const arrows = of('NetworkPolicy')
      .filter(({ spec }) => String(spec['policyTypes']) === 'Ingress')
      .map(({ metadata, spec }) => [metadata.name, JSON.stringify(spec)] as const);
    const from = Object.fromEntries(
      arrows.map(([name, text]) => [
        name,
        [...text.matchAll(/kubernetes\.io\/(?:metadata\.)?name":"([\w-]+)"/g)].map(([, one]) => one).slice(1),
      ]),
    );
    expect(from).toEqual({
      'nothing-else-in': [],
      'into-gateway': ['haproxy-controller', 'identity', 'monitoring'],
      ...Object.fromEntries(subgraphNames.map((name) => [`into-${name}`, ['gateway', 'monitoring']])),
    });
  });

  it('lets each pod call what it needs, and no pod the machine for its credentials', () => {
    const out = of('NetworkPolicy').filter(({ spec }) => String(spec['policyTypes']) === 'Egress');
    const calls = Object.fromEntries(
      out.map(({ metadata, spec }) => [
        metadata.name,
        ((spec['egress'] ?? []) as Egress[]).flatMap(({ to: [peer], ports }) =>
          ports.map(
            ({ protocol, port, endPort }) =>
              `${nameOf(peer)} ${protocol} ${port}${endPort ? `-${endPort}` : ''}`,
          ),
        ),
      ]),
    );
    const names = ['kube-system TCP 53', 'kube-system UDP 53'];
    const all = [
      ...names,
      'account TCP 5432',
      'account TCP 6432',
      'account TCP 6379',
      'account TCP 26379',
      'monitoring TCP 4318',
      'outside TCP 443',
    ];
    expect(calls).toEqual({
      'nothing-else-out': [],
      'out-of-gateway': [
        ...names,
        ...SUBGRAPHS.map(({ name, port }) => `${name} TCP ${port}`),
        ...['account TCP 6379', 'account TCP 26379', 'monitoring TCP 4318', 'outside TCP 443'],
      ],
      'out-of-identity': [...all, 'gateway TCP 4000', 'monitoring TCP 9090', 'outside TCP 1-65535'],
      'out-of-property': [...all, 'account TCP 443', 'account TCP 9200'],
      'out-of-trust': [...all, 'clamav TCP 3310'],
      'out-of-crm': all,
      'out-of-reputation': all,
      'out-of-migrate': [
        ...names,
        'account TCP 5432',
        'account TCP 6432',
        'account TCP 6379',
        'account TCP 26379',
      ],
    });
    expect(JSON.stringify(out)).toContain('"169.254.0.0/16"');
  });

  it('lets pods call where settings of environments lead within the cluster', () => {
    const text = JSON.stringify(of('NetworkPolicy'));
    for (const name of ENVIRONMENTS) {
      const values = Object.values(readEnvironment(name).settings).flatMap((one) => Object.values(one));
      const addresses = values.flatMap((value) => [...value.matchAll(/[\w-]+\.([\w-]+):(\d+)$/g)]);
      expect(addresses.length).toBeGreaterThan(2);
      for (const [address, to, port] of addresses)
        expect([address, text]).toEqual([
          address,
          expect.stringMatching(
            `"kubernetes.io/metadata.name":"${to}"}}}\\],"ports":\\[{"protocol":"TCP","port":${port}}`,
          ),
        ]);
    }
  });

  it('takes one process of a kind at a time, and adds some where work is more', () => {
    for (const kind of [
      'PodDisruptionBudget',
      'HorizontalPodAutoscaler',
      'Service',
      'ServiceAccount',
      'ExternalSecret',
    ]) {
      const names = of(kind).map(({ metadata }) => metadata.name);
      expect([kind, SERVICES.map(({ name }) => name).filter((name) => !names.includes(name))]).toEqual([
        kind,
        [],
      ]);
    }
  });
});
