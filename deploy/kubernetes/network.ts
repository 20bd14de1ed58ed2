import type {
  INetworkPolicy,
  INetworkPolicyPeer,
  INetworkPolicyPort,
} from 'kubernetes-models/networking.k8s.io/v1';
import { GATEWAY, SUBGRAPHS } from './services.js';

/** Of HAProxy's ingress. */
export const INGRESS_NAMESPACE = 'haproxy-controller';

const NAME = 'app.kubernetes.io/name';
export const pods = (name: string): { podSelector: INetworkPolicyPeer['podSelector'] & object } => ({
  podSelector: { matchLabels: { [NAME]: name } },
});
export const namespace = (name: string): INetworkPolicyPeer => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});
export const tcp = (port: number): INetworkPolicyPort => ({ protocol: 'TCP', port });

export function policy(name: string, spec: INetworkPolicy['spec'] & object): INetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec,
  };
}

/**
 * Into pods the arrows of docs/architecture.md, and none besides: clients → gateway → subgraphs, identity → gateway for bulk queries;
 * Prometheus reads all of them.
 */
export function ingressPolicies(): INetworkPolicy[] {
  const monitoring = namespace('monitoring');
  const into = (name: string, port: number, from: INetworkPolicyPeer[]) =>
    policy(`into-${name}`, {
      ...pods(name),
      policyTypes: ['Ingress'],
      ingress: [{ from: [...from, monitoring], ports: [tcp(port)] }],
    });
  return [
    policy('nothing-else-in', { podSelector: {}, policyTypes: ['Ingress'] }),
    into(GATEWAY.name, GATEWAY.port, [namespace(INGRESS_NAMESPACE), pods('identity')]),
    ...SUBGRAPHS.map(({ name, port }) => into(name, port, [pods(GATEWAY.name)])),
  ];
}
