import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { gatewaySettings } from '@propmubi/gateway';
import { serviceSettings } from '@propmubi/runtime';
import { parse } from 'yaml';
import { manifests } from '../../../deploy/kubernetes/manifests.js';
import { MIGRATE, SERVICES, SUBGRAPHS } from '../../../deploy/kubernetes/services.js';
import { repositoryRoot } from '../../src/repository.js';
import { loadSubgraphs, subgraphNames } from '../../src/subgraphs.js';

const BASE = join(repositoryRoot, 'deploy/kubernetes/base');
const { services: composed } = parse(readFileSync(join(repositoryRoot, 'docker-compose.yml'), 'utf8'), {
  merge: true,
}) as { services: Record<string, { command: string[]; environment: Record<string, string | null> }> };
/** What Compose makes of parts, or keeps in a volume that pods do not share. */
const OF_COMPOSE = /^DOCUMENT_(STORE_DIRECTORY|URL_SECRET)$/;

interface Item {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  spec: Record<string, unknown>;
}

/** Of operators, whose schemas are in their clusters. */
const CUSTOM = ['external-secrets.io/v1'];

/** What the schemas of the API say against it. Names that they do not know are found by the types of deploy/kubernetes. */
async function problemsOf({ apiVersion, kind, ...rest }: Item): Promise<string[]> {
  if (CUSTOM.includes(apiVersion)) return [];
  // Each kind by itself: the whole API would be loaded for a dozen of them.
  const name = `kubernetes-models/${apiVersion}/${kind}`;
  const module = (await import(name).catch(() => ({}))) as Record<string, new (data: object) => Model>;
  const Kind = module[kind];
  if (!Kind) return [`${apiVersion} has no ${kind}`];
  try {
    // Without what is undefined, as in the file.
    new Kind(JSON.parse(JSON.stringify(rest)) as object).validate();
    return [];
  } catch (error) {
    return [`${kind} ${rest.metadata.name}: ${(error as Error).message}`];
  }
}

interface Model {
  /** Throws where it is not as the schema wants it. */
  validate(): void;
}

describe('deploy/kubernetes', () => {
  const items = Object.values(manifests()).flatMap((list) => list.items as Item[]);
  const of = (kind: string) => items.filter((item) => item.kind === kind);

  it('is committed as it is made (`pnpm kubernetes`), and Kustomize takes every file', () => {
    const files = readdirSync(BASE).filter((file) => file.endsWith('.json'));
    const committed = files.map((file) => [
      file,
      JSON.parse(readFileSync(join(BASE, file), 'utf8')) as unknown,
    ]);
    expect(Object.fromEntries(committed)).toEqual(JSON.parse(JSON.stringify(manifests())));
    const { resources } = parse(readFileSync(join(BASE, 'kustomization.yaml'), 'utf8')) as {
      resources: string[];
    };
    expect(resources.toSorted()).toEqual(files.toSorted());
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

  it('gives each service settings that it knows, and all that it needs', async () => {
    const known: Record<string, object> = { gateway: gatewaySettings };
    for (const { name, settings } of await loadSubgraphs()) known[name] = { ...serviceSettings, ...settings };
    for (const { name, env, secrets } of SERVICES) {
      const given = [...Object.keys(env), ...secrets];
      expect([name, given.filter((one) => !Object.hasOwn(known[name] as object, one))]).toEqual([name, []]);
      expect(new Set(given).size).toBe(given.length);
    }
    for (const { name, env, secrets } of [...SERVICES, MIGRATE]) {
      const needed = Object.entries(composed[name]?.environment ?? {})
        .filter(([key, value]) => value?.includes(':?') && !OF_COMPOSE.test(key))
        .map(([key]) => key);
      const given: string[] = [...Object.keys(env), ...secrets];
      expect([name, needed.filter((one) => !given.includes(one))]).toEqual([name, []]);
    }
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
    for (const { spec } of of('Deployment')) {
      expect(spec).toMatchObject({
        strategy: { rollingUpdate: { maxUnavailable: 0 } },
        template: {
          spec: {
            // Services end themselves after 15 s (packages/runtime/src/subgraph/run.ts).
            terminationGracePeriodSeconds: 30,
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

  it('lets only the ingress reach the gateway, only the gateway reach subgraphs, and Prometheus all', () => {
    const arrows = of('NetworkPolicy').map(
      ({ metadata, spec }) => [metadata.name, JSON.stringify(spec)] as const,
    );
    const from = Object.fromEntries(
      arrows.map(([name, text]) => [
        name,
        [...text.matchAll(/kubernetes\.io\/(?:metadata\.)?name":"([\w-]+)"/g)].map(([, one]) => one).slice(1),
      ]),
    );
    expect(from).toEqual({
      'nothing-else-in': [],
      'into-gateway': ['ingress-nginx', 'monitoring'],
      ...Object.fromEntries(subgraphNames.map((name) => [`into-${name}`, ['gateway', 'monitoring']])),
    });
  });

  it('takes one process of a kind at a time, and adds some where work is more', () => {
    for (const kind of ['PodDisruptionBudget', 'HorizontalPodAutoscaler', 'Service', 'ExternalSecret']) {
      const names = of(kind).map(({ metadata }) => metadata.name);
      expect([kind, SERVICES.map(({ name }) => name).filter((name) => !names.includes(name))]).toEqual([
        kind,
        [],
      ]);
    }
    expect(existsSync(join(BASE, 'kustomization.yaml'))).toBe(true);
  });
});
