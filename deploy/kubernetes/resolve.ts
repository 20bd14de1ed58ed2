import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch, type Operation } from 'rfc6902';
import { parse } from 'yaml';

export interface Item {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    annotations?: Record<string, string>;
    labels?: Record<string, string>;
  };
  spec: Record<string, unknown>;
}

interface Kustomization {
  namespace?: string;
  resources: string[];
  images?: { name: string; newName: string; digest: string }[];
  patches?: {
    path: string;
    target: { kind: string; name: string };
    options?: { allowNameChange?: boolean };
  }[];
}

/** Kinds that are of the whole cluster. */
const CLUSTER_WIDE = ['Namespace', 'ClusterSecretStore', 'ClusterIssuer'];

/**
 * What Kustomize makes of a folder, as far as ours use it: resources, JSON patches, a namespace, and images by digest.
 * @throws for anything else that a kustomization asks for, and for a patch that fits nothing or not
 */
export function resolve(folder: string): Item[] {
  const { apiVersion: _, kind: __, ...rest } = read(folder, 'kustomization.yaml') as Record<string, unknown>;
  const { resources, patches = [], images = [], namespace, ...unknown } = rest as unknown as Kustomization;
  if (Object.keys(unknown).length > 0)
    throw new Error(`${folder} asks for ${Object.keys(unknown).join(', ')}`);
  const items = resources.flatMap((one) =>
    one.endsWith('.json') ? itemsOf(read(folder, one)) : resolve(join(folder, one)),
  );
  for (const { path, target, options } of patches)
    patchOne(items, target, read(folder, path) as Operation[], path, options);
  for (const item of items) {
    if (namespace && !CLUSTER_WIDE.includes(item.kind)) item.metadata.namespace = namespace;
    for (const image of images) putImage(item.spec, image);
  }
  return items;
}

const read = (folder: string, file: string): unknown => parse(readFileSync(join(folder, file), 'utf8'));

const itemsOf = (one: unknown): Item[] => (one as { items?: Item[] }).items ?? [one as Item];

function patchOne(
  items: readonly Item[],
  target: { kind: string; name: string },
  operations: Operation[],
  path: string,
  options: { allowNameChange?: boolean } = {},
): void {
  const found = items.filter(({ kind, metadata }) => kind === target.kind && metadata.name === target.name);
  if (found.length !== 1) throw new Error(`${path}: ${found.length} of ${target.kind} ${target.name}`);
  const item = found[0] as Item;
  const [failure] = applyPatch(item, structuredClone(operations)).filter((one) => one !== null);
  if (failure) throw new Error(`${path}: ${failure.message}`);
  if (item.metadata.name !== target.name && !options.allowNameChange)
    throw new Error(`${path} changes a name`);
}

function putImage(value: unknown, image: { name: string; newName: string; digest: string }): void {
  if (Array.isArray(value)) for (const one of value) putImage(one, image);
  if (typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  for (const [key, one] of Object.entries(object)) {
    if (key === 'image' && one === image.name) object[key] = `${image.newName}@${image.digest}`;
    else putImage(one, image);
  }
}
