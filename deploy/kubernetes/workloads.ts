import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IHorizontalPodAutoscaler, IMetricSpec } from 'kubernetes-models/autoscaling/v2';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { IContainer, IPodSpec, IService, IServiceAccount } from 'kubernetes-models/v1';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { GATEWAY, MIGRATE, type Service } from './services.js';

/** An overlay puts the registry's name and the digest in its place. */
export const IMAGE = 'propmubi-trust-os';
/** A subgraph answers for five seconds while it drains, and ends itself after fifteen. */
const GRACE_SECONDS = 30;
/** A gateway lets its sockets go over DRAIN_MS. */
const GATEWAY_GRACE_SECONDS = 60;
/** Sockets do not come back by themselves when a gateway is added: one that leaves costs its clients a reconnection. */
const CALM_SECONDS = 600;
/** A week: long enough to read what a migration said. */
const KEPT_SECONDS = 7 * 24 * 3_600;

export const labels = (name: string) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/part-of': 'propmubi',
});

function container(
  name: string,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): IContainer {
  return {
    name,
    image: IMAGE,
    command: [...command],
    env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
    envFrom: [{ secretRef: { name } }],
    resources: { requests: { cpu: '250m', memory: '384Mi' }, limits: { memory: '1Gi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [
      { name: 'scratch', mountPath: '/tmp' },
      { name: 'cache', mountPath: '/cache' },
    ],
  };
}

const POD = {
  automountServiceAccountToken: false,
  // Addresses of services as variables, which no setting is.
  enableServiceLinks: false,
  securityContext: {
    runAsNonRoot: true,
    // `node` of the image.
    runAsUser: 1000,
    fsGroup: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  volumes: [
    { name: 'scratch', emptyDir: {} },
    { name: 'cache', emptyDir: {} },
  ],
} satisfies Partial<IPodSpec>;

/**
 * Requests come once every dependency has answered, and go on while the process lives: a dependency that all processes share would else take
 * all of them out at once (ADR 0085). Kubernetes takes a pod that is to end out by itself.
 */
function probes(port: number): Partial<IContainer> {
  const get = (path: string) => ({ httpGet: { path, port } });
  return {
    startupProbe: { ...get('/health/ready'), periodSeconds: 2, failureThreshold: 90 },
    readinessProbe: { ...get('/health'), periodSeconds: 2, failureThreshold: 2 },
    livenessProbe: { ...get('/health'), periodSeconds: 10, failureThreshold: 6, timeoutSeconds: 5 },
  };
}

export function deployment({ name, command, port, replicas, env }: Service): IDeployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels: labels(name) },
    spec: {
      replicas: replicas.fewest,
      selector: { matchLabels: labels(name) },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        metadata: { labels: labels(name) },
        spec: {
          ...POD,
          serviceAccountName: name,
          terminationGracePeriodSeconds: name === GATEWAY.name ? GATEWAY_GRACE_SECONDS : GRACE_SECONDS,
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: labels(name) },
            },
          ],
          containers: [
            {
              ...container(name, command, env),
              ports: [{ name: 'http', containerPort: port }],
              ...probes(port),
            },
          ],
        },
      },
    },
  };
}

export function service({ name, port }: Service): IService {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels: labels(name) },
    spec: { selector: labels(name), ports: [{ name: 'http', port, targetPort: 'http' }] },
  };
}

/** A node that is emptied takes one process of a kind at a time. */
export function disruptionBudget({ name }: Service): IPodDisruptionBudget {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, labels: labels(name) },
    spec: { maxUnavailable: 1, selector: { matchLabels: labels(name) } },
  };
}

/** By processor time, as `pnpm plan:capacity` plans it; gateways by their open sockets, too (an adapter for Prometheus gives these). */
export function autoscaler({ name, replicas }: Service): IHorizontalPodAutoscaler {
  const cpu: IMetricSpec = {
    type: 'Resource',
    resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
  };
  const sockets: IMetricSpec = {
    type: 'Pods',
    pods: { metric: { name: 'websockets_open' }, target: { type: 'AverageValue', averageValue: '5000' } },
  };
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, labels: labels(name) },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: replicas.fewest,
      maxReplicas: replicas.most,
      metrics: name === GATEWAY.name ? [cpu, sockets] : [cpu],
      ...(name === GATEWAY.name && {
        behavior: {
          scaleDown: {
            stabilizationWindowSeconds: CALM_SECONDS,
            policies: [{ type: 'Pods' as const, value: 1, periodSeconds: 120 }],
          },
        },
      }),
    },
  };
}

export function migration(): IJob {
  const { name, command, env } = MIGRATE;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, labels: labels(name) },
    spec: {
      backoffLimit: 3,
      // The job of a former release; an overlay names each by its image.
      ttlSecondsAfterFinished: KEPT_SECONDS,
      template: {
        metadata: { labels: labels(name) },
        spec: {
          ...POD,
          serviceAccountName: name,
          restartPolicy: 'Never',
          containers: [container(name, command, env)],
        },
      },
    },
  };
}

/** Whose role a pod has: an overlay says which, where it needs one. */
export function serviceAccount({ name }: { name: string }): IServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, labels: labels(name) },
    automountServiceAccountToken: false,
  };
}

/** By external-secrets, out of the store that `ClusterSecretStore propmubi` names. */
export function externalSecret({ name, secrets }: { name: string; secrets: readonly string[] }) {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, labels: labels(name) },
    spec: {
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'propmubi' },
      target: { name },
      data: secrets.map((key) => ({ secretKey: key, remoteRef: { key: `propmubi/${name}`, property: key } })),
    },
  };
}
