import type { IPodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1';
import type { Environment } from './environment.js';
import { prometheusRules } from './rules.js';
import { GATEWAY, SUBGRAPHS } from './services.js';
import { labels } from './workloads.js';

/** The way in, and what Prometheus reads and computes. */
export const entry = (environment: Environment): object[] => [
  ingress(environment),
  monitor(
    'gateway',
    { matchLabels: labels(GATEWAY.name) },
    {
      authorization: { credentials: { name: GATEWAY.name, key: 'METRICS_TOKEN' } },
    },
  ),
  monitor('subgraphs', {
    matchExpressions: [
      { key: 'app.kubernetes.io/name', operator: 'In', values: SUBGRAPHS.map(({ name }) => name) },
    ],
  }),
  ...prometheusRules(),
];

/**
 * By HAProxy, as in the drills (ADR 0113). A socket is a tunnel: it lives through a change of HAProxy's configuration, and ends when
 * the gateway ends it as 1001 (cluster/haproxy-values.yaml has the times).
 */
function ingress({ terraform: { domain, origin } }: Environment): IIngress {
  const backend = { service: { name: GATEWAY.name, port: { name: 'http' } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: GATEWAY.name,
      labels: labels(GATEWAY.name),
      annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
    },
    spec: {
      ingressClassName: 'haproxy',
      // CloudFront asks by the name of the origin, and passes on the one that visitors use.
      tls: [{ hosts: [domain, origin], secretName: 'gateway-tls' }],
      rules: [{ host: domain, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  };
}

type Selector = NonNullable<NonNullable<IPodMonitor['spec']>['selector']>;

/** Rules and dashboards of deploy/observability know processes by the labels `job` and `service`; the operator would name the job after the namespace. */
function monitor(name: string, selector: Selector, endpoint: object = {}): IPodMonitor {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name },
    spec: {
      selector,
      podMetricsEndpoints: [
        {
          port: 'http',
          path: '/metrics',
          interval: '15s',
          relabelings: [
            { sourceLabels: ['__meta_kubernetes_pod_label_app_kubernetes_io_name'], targetLabel: 'service' },
            { targetLabel: 'job', replacement: name },
          ],
          ...endpoint,
        },
      ],
    },
  };
}
