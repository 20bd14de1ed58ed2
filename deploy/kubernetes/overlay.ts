import type { Operation } from 'rfc6902';
import { AUTHORITIES } from './cluster.js';
import { entry } from './entry.js';
import { type Environment, valuesOf } from './environment.js';
import { list, type List } from './manifests.js';
import { GATEWAY, MIGRATE, SERVICES, SUBGRAPHS } from './services.js';
import { IMAGE } from './workloads.js';

export interface Patch {
  target: { kind: string; name: string };
  /** Kustomize asks for it where a patch names its object anew. */
  options?: { allowNameChange: true };
  operations: readonly Operation[];
}

/** An overlay of Kustomize: whole objects beside the base's, and JSON patches (RFC 6902) of those. */
export interface Overlay {
  namespace: string;
  image: { name: string; newName: string; digest: string };
  resources: List;
  /** By the name of its file. */
  patches: Readonly<Record<string, Patch>>;
}

const MOUNTED_AT = '/authorities';

export function overlayOf(environment: Environment): Overlay {
  const { namespace, digest, terraform } = environment;
  const patches = [
    ...SERVICES.map(({ name, config }) => deploymentPatch(environment, { name, config })),
    ...SERVICES.map(({ name }) => autoscalerPatch(environment, name)),
    ...SERVICES.flatMap(({ name }) => rolePatch(environment, name)),
    migrationPatch(environment),
  ];
  return {
    namespace,
    image: { name: IMAGE, newName: terraform.image, digest },
    resources: list(entry(environment)),
    patches: Object.fromEntries(
      patches.map((patch) => [`${patch.target.name}-${patch.target.kind.toLowerCase()}.json`, patch]),
    ),
  };
}

const add = (path: string, value: unknown): Operation => ({ op: 'add', path, value });
const replace = (path: string, value: unknown): Operation => ({ op: 'replace', path, value });

const CONTAINER = '/spec/template/spec/containers/0';

function settingsOf(
  environment: Environment,
  service: { name: string; config: readonly string[] },
): Operation[] {
  return Object.entries(valuesOf(environment, service)).map(([name, value]) =>
    add(`${CONTAINER}/env/-`, { name, value }),
  );
}

/** For those that have a connection to Postgres. */
function trustOperations(): Operation[] {
  return [
    add(`${CONTAINER}/env/-`, { name: 'NODE_EXTRA_CA_CERTS', value: `${MOUNTED_AT}/rds.pem` }),
    add(`${CONTAINER}/volumeMounts/-`, { name: 'authorities', mountPath: MOUNTED_AT, readOnly: true }),
    add('/spec/template/spec/volumes/-', { name: 'authorities', configMap: { name: AUTHORITIES } }),
  ];
}

function deploymentPatch(
  environment: Environment,
  service: { name: string; config: readonly string[] },
): Patch {
  const { name } = service;
  const { replicas, cpu, memory } = sizeOf(environment, name);
  const isSubgraph = SUBGRAPHS.some((one) => one.name === name);
  return {
    target: { kind: 'Deployment', name },
    operations: [
      replace('/spec/replicas', replicas.fewest),
      replace(`${CONTAINER}/resources`, {
        requests: { cpu, memory: memory.request },
        limits: { memory: memory.limit },
      }),
      ...settingsOf(environment, service),
      ...(isSubgraph ? trustOperations() : []),
    ],
  };
}

function autoscalerPatch(environment: Environment, name: string): Patch {
  const { replicas } = sizeOf(environment, name);
  return {
    target: { kind: 'HorizontalPodAutoscaler', name },
    operations: [replace('/spec/minReplicas', replicas.fewest), replace('/spec/maxReplicas', replicas.most)],
  };
}

function rolePatch({ terraform }: Environment, name: string): Patch[] {
  const role = terraform.roles[name];
  if (!role) return [];
  const annotations = { 'eks.amazonaws.com/role-arn': role };
  return [
    { target: { kind: 'ServiceAccount', name }, operations: [add('/metadata/annotations', annotations)] },
  ];
}

/** A job cannot be changed: each image has one of its own. */
function migrationPatch(environment: Environment): Patch {
  const { name } = MIGRATE;
  const short = environment.digest.replace('sha256:', '').slice(0, 12);
  return {
    target: { kind: 'Job', name },
    options: { allowNameChange: true },
    operations: [
      replace('/metadata/name', `${name}-${short}`),
      ...settingsOf(environment, MIGRATE),
      ...trustOperations(),
    ],
  };
}

const sizeOf = ({ size }: Environment, name: string) => size[name === GATEWAY.name ? 'gateway' : 'subgraph'];
