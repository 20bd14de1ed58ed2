import type {
  INetworkPolicy,
  INetworkPolicyEgressRule,
  INetworkPolicyPeer,
  INetworkPolicyPort,
} from 'kubernetes-models/networking.k8s.io/v1';
import { namespace, pods, policy, tcp } from './network.js';
import { GATEWAY, MIGRATE, SUBGRAPHS } from './services.js';

/** The network of the account (deploy/terraform): its databases are there, and nothing that a person names may be. */
const ACCOUNT = '10.0.0.0/8';
/** Not the account, no other private network, and not the address at which machines give their credentials away. */
const NOT_PUBLIC = [ACCOUNT, '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10'];

const inAccount: INetworkPolicyPeer = { ipBlock: { cidr: ACCOUNT } };
const outside: INetworkPolicyPeer = { ipBlock: { cidr: '0.0.0.0/0', except: NOT_PUBLIC } };

const to = (peer: INetworkPolicyPeer, ...ports: INetworkPolicyPort[]): INetworkPolicyEgressRule => ({
  to: [peer],
  ...(ports.length > 0 && { ports }),
});

const names = to(namespace('kube-system'), tcp(53), { protocol: 'UDP', port: 53 });
/** Itself, and a PgBouncer before it. */
const postgres = to(inAccount, tcp(5432), tcp(6432));
/** Itself, and the Sentinels that know where it is. */
const redis = to(inAccount, tcp(6379), tcp(26_379));
const traces = to(namespace('monitoring'), tcp(4318));
/** The bucket and the roles of AWS, Sentry, providers of messages. */
const https = to(outside, tcp(443));

/** What one calls besides what all subgraphs do. */
const OWN: Readonly<Record<string, INetworkPolicyEgressRule[]>> = {
  identity: [
    // Bulk queries.
    to(pods(GATEWAY.name), tcp(GATEWAY.port)),
    // Dashboards.
    to(namespace('monitoring'), tcp(9090)),
    // Webhooks and providers of organizations are at any port; a mail server at 465 or 587.
    to(outside, { protocol: 'TCP', port: 1, endPort: 65_535 }),
  ],
  // OpenSearch, where it answers searches.
  property: [to(inAccount, tcp(443), tcp(9200))],
  trust: [to(namespace('clamav'), tcp(3310))],
};

/** What services call, and nothing besides: what runs in a pod reaches neither a neighbour's data nor the machine's credentials. */
export function egressPolicies(): INetworkPolicy[] {
  const out = (name: string, egress: INetworkPolicyEgressRule[]) =>
    policy(`out-of-${name}`, {
      podSelector: pods(name).podSelector,
      policyTypes: ['Egress'],
      egress: [names, ...egress],
    });
  return [
    policy('nothing-else-out', { podSelector: {}, policyTypes: ['Egress'] }),
    out(GATEWAY.name, [
      ...SUBGRAPHS.map(({ name, port }) => to(pods(name), tcp(port))),
      redis,
      traces,
      https,
    ]),
    ...SUBGRAPHS.map(({ name }) => out(name, [postgres, redis, traces, https, ...(OWN[name] ?? [])])),
    out(MIGRATE.name, [postgres, redis]),
  ];
}
