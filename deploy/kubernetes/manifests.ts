import { networkPolicies } from './network.js';
import { MIGRATE, SERVICES } from './services.js';
import { autoscaler, deployment, disruptionBudget, externalSecret, migration, service } from './workloads.js';

/** What lies in `base/`, by file: lists, which kubectl and Kustomize take as JSON. */
export function manifests(): Record<string, { apiVersion: 'v1'; kind: 'List'; items: object[] }> {
  const list = (items: object[]) => ({ apiVersion: 'v1' as const, kind: 'List' as const, items });
  return {
    ...Object.fromEntries(
      SERVICES.map((one) => [
        `${one.name}.json`,
        list([deployment(one), service(one), disruptionBudget(one), autoscaler(one), externalSecret(one)]),
      ]),
    ),
    'migrate.json': list([migration(), externalSecret(MIGRATE)]),
    'network.json': list(networkPolicies()),
  };
}
