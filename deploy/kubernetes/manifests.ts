import { egressPolicies } from './egress.js';
import { ingressPolicies } from './network.js';
import { MIGRATE, SERVICES } from './services.js';
import {
  autoscaler,
  deployment,
  disruptionBudget,
  externalSecret,
  migration,
  service,
  serviceAccount,
} from './workloads.js';

export interface List {
  apiVersion: 'v1';
  kind: 'List';
  items: object[];
}

export const list = (items: object[]): List => ({ apiVersion: 'v1', kind: 'List', items });

/** What lies in `base/`, by file: lists, which kubectl and Kustomize take as JSON. */
export function manifests(): Record<string, List> {
  return {
    ...Object.fromEntries(
      SERVICES.map((one) => [
        `${one.name}.json`,
        list([
          serviceAccount(one),
          deployment(one),
          service(one),
          disruptionBudget(one),
          autoscaler(one),
          externalSecret(one),
        ]),
      ]),
    ),
    'migrate.json': list([serviceAccount(MIGRATE), migration(), externalSecret(MIGRATE)]),
    'network.json': list([...ingressPolicies(), ...egressPolicies()]),
  };
}
