import type { Block, Configuration } from '../configuration.js';
import { sourceOf } from '../configuration.js';
import type { Root } from '../expand.js';
import { expectArguments, is, isEnvironment, nameOf, type Policy, unlessReplica } from './policy.js';

/** Arguments and resources whose values lie in the state as they are. */
const SECRET_ARGUMENT = /^(master_)?password$|^auth_token$|^secret_(string|binary)$|^passwords$/;
const SECRET_RESOURCE =
  /^(random_password|random_string|tls_private_key|aws_secretsmanager_secret_version|aws_iam_access_key)$/;
const TAGS = ['project', 'environment', 'owner'];

/** No state and no text has a secret. */
export const withoutSecrets: Policy = (root) => [
  ...expectArguments(root, 'aws_db_instance', { manage_master_user_password: unlessReplica(is(true)) }),
  ...root.instances.flatMap((one) => [
    ...(SECRET_RESOURCE.test(one.type) ? [`${nameOf(one)} keeps a secret in the state`] : []),
    ...argumentNames(one.block)
      .filter((name) => SECRET_ARGUMENT.test(name))
      .map((name) => `${nameOf(one)} keeps ${name} in the state`),
  ]),
];

/** What is in the account says which environment it is of, and who answers for it. */
export const tagged: Policy = ({ module }) =>
  (module.providers['aws'] ?? []).flatMap((provider) => {
    const [defaults] = (provider['default_tags'] ?? []) as Block[];
    const tags = (defaults?.['tags'] ?? {}) as Block;
    return TAGS.filter((name) => !tags[name]).map(
      (name) => `${module.path}: the provider has no tag ${name}`,
    );
  });

/** The same everywhere and at each time: exact versions where Terraform is run, no module from elsewhere, one account. */
export const pinned = (configuration: Configuration): Policy => {
  const loose = [...configuration.values()].flatMap(({ path, calls, declared, terraform }) => [
    ...Object.entries(calls)
      .filter(([, call]) => sourceOf(path, call) === undefined)
      .map(([name]) => `${path}: module.${name} comes from elsewhere`),
    ...(declared.length > 0 && !versionOf(terraform) ? [`${path}: no version of the provider is named`] : []),
  ]);
  return ({ module }) => [
    ...loose,
    ...(/^\d+\.\d+\.\d+$/.test(versionOf(module.terraform) ?? '')
      ? []
      : [`${module.path}: the provider is not pinned`]),
    ...(module.terraform['required_version'] ? [] : [`${module.path}: no version of Terraform is asked for`]),
    ...(module.providers['aws'] ?? [])
      .filter((provider) => !('allowed_account_ids' in provider))
      .map(() => `${module.path}: would change any account`),
  ];
};

/** Each environment has a state of its own, locked while it is changed. */
export function separateStates(roots: readonly Root[]): string[] {
  const environments = roots.filter(isEnvironment);
  const places = environments.map(({ module }) => {
    const backend = (module.terraform['backend'] as Record<string, Block[]> | undefined)?.['s3']?.[0];
    return {
      path: module.path,
      backend,
      place: `${String(backend?.['bucket'])}/${String(backend?.['key'])}`,
    };
  });
  return [
    ...places.filter(({ backend }) => !backend).map(({ path }) => `${path}: keeps its state on a machine`),
    ...places
      .filter(({ backend }) => backend && backend['use_lockfile'] !== true)
      .map(({ path }) => `${path}: its state has no lock`),
    ...places
      .filter(({ place }, index) => places.findIndex((one) => one.place === place) !== index)
      .map(({ path }) => `${path}: shares its state with another environment`),
  ];
}

const versionOf = (terraform: Block): string | undefined => {
  const [required] = (terraform['required_providers'] ?? []) as Record<string, { version?: string }>[];
  return required?.['aws']?.version;
};

function argumentNames(block: unknown): string[] {
  if (Array.isArray(block)) return block.flatMap(argumentNames);
  if (typeof block !== 'object' || block === null) return [];
  return Object.entries(block).flatMap(([name, value]) => [name, ...argumentNames(value)]);
}
