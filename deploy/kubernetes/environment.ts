import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ENVIRONMENTS = ['staging', 'production'] as const;
export type EnvironmentName = (typeof ENVIRONMENTS)[number];

/** What Terraform's output `kubernetes` is: of the account, no secret. */
export interface OfTerraform {
  domain: string;
  /** Where CloudFront reaches the ingress. */
  origin: string;
  region: string;
  hostedZone: string;
  /** Registry and name of the image, without tag and digest. */
  image: string;
  documentBucket: string;
  documentOrigin: string;
  /** IAM roles by service account. */
  roles: Readonly<Record<string, string>>;
}

interface Size {
  replicas: { fewest: number; most: number };
  cpu: string;
  memory: { request: string; limit: string };
}

/** An environment as people set it (environments/*.json). */
export interface Environment {
  /** What `terraform output -json kubernetes` says; `pnpm kubernetes --from-terraform` puts it here. */
  terraform: OfTerraform;
  namespace: string;
  /** Of the image that runs, `sha256:…`. */
  digest: string;
  /** Whom the certificate authority writes to. */
  contact: string;
  size: Readonly<Record<'gateway' | 'subgraph', Size>>;
  /** Values of settings by service, besides those that follow from the above; `all` is for each that reads them. */
  settings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const environmentFile = (name: EnvironmentName): string =>
  join(import.meta.dirname, 'environments', `${name}.json`);

export const readEnvironment = (name: EnvironmentName): Environment =>
  JSON.parse(readFileSync(environmentFile(name), 'utf8')) as Environment;

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** The environment with another image. @throws where the digest is none */
export function withDigest(environment: Environment, digest: string | undefined): Environment {
  if (!digest || !DIGEST.test(digest)) throw new Error(`${digest} is no digest of an image (sha256:…)`);
  return { ...environment, digest };
}

/** The environment with what Terraform says. @throws where its output lacks something, naming it */
export function withTerraform(environment: Environment, output: unknown): Environment {
  const given = (output ?? {}) as Record<string, unknown>;
  const wanted = Object.keys(environment.terraform);
  const missing = wanted.filter((key) => given[key] === undefined || given[key] === '');
  if (missing.length > 0) throw new Error(`Terraform's output "kubernetes" has no ${missing.join(', ')}`);
  const terraform = Object.fromEntries(wanted.map((key) => [key, given[key]]));
  return { ...environment, terraform: terraform as unknown as OfTerraform };
}

/** Of each setting that a service is given by its environment; empty: its default. */
export function valuesOf(
  environment: Environment,
  { name, config }: { name: string; config: readonly string[] },
): Record<string, string> {
  const { terraform, settings } = environment;
  const site = `https://${terraform.domain}`;
  const following: Record<string, string> = {
    DOCUMENT_S3_BUCKET: terraform.documentBucket,
    DOCUMENT_S3_REGION: terraform.region,
    DOCUMENT_STORE_ORIGIN: terraform.documentOrigin,
    PHOTOS_URL: `${site}/photos`,
    WEBAUTHN_RP_ID: terraform.domain,
    WEBAUTHN_ORIGINS: site,
    SSO_REDIRECT_URL: `${site}/sign-in/sso`,
    // CloudFront and HAProxy.
    TRUST_PROXY: '2',
  };
  const given = { ...following, ...settings['all'], ...settings[name] };
  return Object.fromEntries(config.map((key) => [key, given[key] ?? '']));
}
