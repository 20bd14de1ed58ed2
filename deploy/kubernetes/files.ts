import { stringify } from 'yaml';
import { clusterOf } from './cluster.js';
import { ENVIRONMENTS, readEnvironment } from './environment.js';
import { manifests } from './manifests.js';
import { type Overlay, overlayOf } from './overlay.js';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every file that is made, by path from here. */
export function files(): Record<string, string> {
  const base = manifests();
  return {
    'base/kustomization.yaml': kustomization({ resources: Object.keys(base).toSorted() }),
    ...Object.fromEntries(Object.entries(base).map(([file, list]) => [`base/${file}`, json(list)])),
    ...Object.assign({}, ...ENVIRONMENTS.map((name) => ofEnvironment(name))),
  };
}

function ofEnvironment(name: (typeof ENVIRONMENTS)[number]): Record<string, string> {
  const environment = readEnvironment(name);
  const overlay = overlayOf(environment);
  return {
    [`cluster/${name}/kustomization.yaml`]: kustomization({ resources: ['cluster.json'] }),
    [`cluster/${name}/cluster.json`]: json(clusterOf(environment)),
    [`overlays/${name}/kustomization.yaml`]: kustomization(contentsOf(overlay)),
    [`overlays/${name}/resources.json`]: json(overlay.resources),
    ...Object.fromEntries(
      Object.entries(overlay.patches).map(([file, { operations }]) => [
        `overlays/${name}/patches/${file}`,
        json(operations),
      ]),
    ),
  };
}

function contentsOf({ namespace, image, patches }: Overlay): object {
  return {
    namespace,
    resources: ['../../base', 'resources.json'],
    images: [image],
    patches: Object.entries(patches).map(([file, { target, options }]) => ({
      path: `patches/${file}`,
      target,
      ...(options && { options }),
    })),
  };
}

const kustomization = (contents: object): string =>
  `# Made by \`pnpm kubernetes\`.\n${stringify({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...contents })}`;
