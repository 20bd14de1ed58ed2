import type { Block, Module } from '../configuration.js';
import type { Instance, Root } from '../expand.js';
import {
  blocks,
  expectArguments,
  is,
  isGiven,
  nameOf,
  ofType,
  type Policy,
  unlessReplica,
} from './policy.js';

/** Every store of data is encrypted, by a key of ours that is replaced each year. */
export const encryptedAtRest: Policy = (root) => [
  ...expectArguments(root, 'aws_db_instance', {
    storage_encrypted: is(true),
    kms_key_id: unlessReplica(isGiven),
    performance_insights_kms_key_id: isGiven,
  }),
  ...expectArguments(root, 'aws_db_instance_automated_backups_replication', { kms_key_id: isGiven }),
  ...expectArguments(root, 'aws_elasticache_replication_group', {
    at_rest_encryption_enabled: is(true),
    kms_key_id: isGiven,
  }),
  ...expectArguments(root, 'aws_cloudwatch_log_group', { kms_key_id: isGiven }),
  ...expectArguments(root, 'aws_secretsmanager_secret', { kms_key_id: isGiven }),
  ...expectArguments(root, 'aws_kms_key', { enable_key_rotation: is(true) }),
  ...expectArguments(root, 'aws_ecr_repository', {
    encryption_configuration: (value) => (value as Block[] | undefined)?.[0]?.['encryption_type'] === 'KMS',
  }),
  ...expectArguments(root, 'aws_eks_cluster', {
    encryption_config: (value) => JSON.stringify(value ?? '').includes('"secrets"'),
  }),
  ...expectArguments(root, 'aws_launch_template', {
    block_device_mappings: (value) =>
      ((value ?? []) as Block[]).every((one) =>
        blocks(one, 'ebs').every(({ encrypted }) => encrypted === true),
      ),
  }),
  ...bucketsWithout(root, 'aws_s3_bucket_server_side_encryption_configuration', hasAlgorithm),
  ...stateProblems(root),
];

/** Nothing of ours is asked or answered in the clear. */
export const encryptedInTransit: Policy = (root) => [
  ...expectArguments(root, 'aws_elasticache_replication_group', {
    transit_encryption_enabled: is(true),
    transit_encryption_mode: is('required'),
  }),
  ...ofType(root, 'aws_db_parameter_group')
    .filter(({ block }) => !hasParameter(block, 'rds.force_ssl', '1'))
    .map((one) => `${nameOf(one)} lets clients in without TLS`),
  ...ofType(root, 'aws_db_instance')
    .filter(({ block }) => !isGiven(block['parameter_group_name']))
    .map((one) => `${nameOf(one)} has no parameter group that asks for TLS`),
  ...bucketsWithout(root, 'aws_s3_bucket_policy', asksForTls),
  ...ofType(root, 'aws_cloudfront_distribution').flatMap(viewerProblems),
];

export const hasParameter = (block: Block, name: string, value: string): boolean =>
  blocks(block, 'parameter').some((one) => one['name'] === name && one['value'] === value);

/** Buckets beside which nothing of a type in the same module says what it has to. */
export function bucketsWithout(
  root: Root,
  type: string,
  says: (beside: Instance, bucket: Instance, root: Root) => boolean,
): string[] {
  return ofType(root, 'aws_s3_bucket')
    .filter(
      (bucket) =>
        !ofType(root, type).some(
          (one) =>
            one.at === bucket.at &&
            one.block['bucket'] === `\${aws_s3_bucket.${bucket.name}.id}` &&
            says(one, bucket, root),
        ),
    )
    .map((bucket) => `${nameOf(bucket)} has no ${type} that is right`);
}

function hasAlgorithm({ block }: Instance): boolean {
  const defaults = blocks(block, 'rule').flatMap((rule) =>
    blocks(rule, 'apply_server_side_encryption_by_default'),
  );
  return defaults.length > 0 && defaults.every((one) => /aws:kms/.test(String(one['sse_algorithm'])));
}

function asksForTls(policy: Instance, { name }: Instance, root: Root): boolean {
  const document = /^\$\{data\.aws_iam_policy_document\.(\w+)\.json\}$/.exec(
    String(policy.block['policy']),
  )?.[1];
  const found = root.instances.find(
    (one) => one.at === policy.at && one.type === 'aws_iam_policy_document' && one.name === document,
  );
  return blocks(found?.block, 'statement').some(
    (statement) =>
      statement['effect'] === 'Deny' &&
      JSON.stringify(statement['actions']) === '["s3:*"]' &&
      JSON.stringify(statement['resources']).includes(`aws_s3_bucket.${name}.arn}/*`) &&
      blocks(statement, 'condition').some(
        (condition) =>
          condition['variable'] === 'aws:SecureTransport' &&
          JSON.stringify(condition['values']) === '["false"]',
      ),
  );
}

function viewerProblems(one: Instance): string[] {
  const behaviours = ['default_cache_behavior', 'ordered_cache_behavior'].flatMap((kind) =>
    blocks(one.block, kind),
  );
  const custom = blocks(one.block, 'origin').flatMap((origin) => blocks(origin, 'custom_origin_config'));
  const certificate = blocks(one.block, 'viewer_certificate')[0];
  return [
    ...behaviours
      .filter((of) => !['redirect-to-https', 'https-only'].includes(String(of['viewer_protocol_policy'])))
      .map(() => `${nameOf(one)} answers without TLS`),
    ...custom
      .filter((of) => of['origin_protocol_policy'] !== 'https-only')
      .map(() => `${nameOf(one)} asks its origin without TLS`),
    ...(/^TLSv1\.[23]_/.test(String(certificate?.['minimum_protocol_version']))
      ? []
      : [`${nameOf(one)} takes old versions of TLS`]),
  ];
}

/** Addresses that are made here, of whatever kind, name the protocol with TLS. */
export function addressProblems({ path, outputs, locals }: Module): string[] {
  const text = JSON.stringify([outputs, locals]);
  const plain = [...text.matchAll(/(redis|http):\/\/[^\\"]*/g)].map(([found]) => found);
  const loose = [...text.matchAll(/sslmode=(?!verify-full)[\w-]*/g)].map(([found]) => found);
  return [...plain, ...loose].map((found) => `${path}: ${found} is an address without TLS`);
}

function stateProblems({ module }: Root): string[] {
  const backend = (module.terraform['backend'] as Record<string, Block[]> | undefined)?.['s3']?.[0];
  return backend && backend['encrypt'] !== true ? [`${module.path}: its state is not encrypted`] : [];
}
