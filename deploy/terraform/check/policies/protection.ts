import type { Block } from '../configuration.js';
import { hasParameter } from './encryption.js';
import {
  atLeast,
  blocks,
  expectArguments,
  is,
  isEnvironment,
  isGiven,
  isProduction,
  nameOf,
  ofType,
  type Policy,
  unlessReplica,
} from './policy.js';

const BACKUP_DAYS = 30;

/** Each second of thirty days comes back, in every environment. */
export const backedUp: Policy = (root) => [
  ...expectArguments(root, 'aws_db_instance', {
    backup_retention_period: unlessReplica(atLeast(BACKUP_DAYS)),
    delete_automated_backups: unlessReplica(is(false)),
  }),
  ...expectArguments(root, 'aws_db_instance_automated_backups_replication', {
    retention_period: atLeast(BACKUP_DAYS),
  }),
  ...bucketsVersioned(root),
];

/** Nothing of production is deleted by one wrong command, and what is leaves its data behind. */
export const protectedInProduction: Policy = (root) => {
  if (!isProduction(root)) return [];
  return [
    ...expectArguments(root, 'aws_db_instance', {
      deletion_protection: is(true),
      skip_final_snapshot: unlessReplica(is(false)),
      final_snapshot_identifier: unlessReplica(isGiven),
    }),
    ...expectArguments(root, 'aws_eks_cluster', { deletion_protection: is(true) }),
    ...expectArguments(root, 'aws_lb', { enable_deletion_protection: is(true) }),
    ...expectArguments(root, 'aws_kms_key', { deletion_window_in_days: atLeast(30) }),
    ...expectArguments(root, 'aws_secretsmanager_secret', { recovery_window_in_days: atLeast(7) }),
    ...expectArguments(root, 'aws_s3_bucket', {
      force_destroy: is(false),
      lifecycle: (value) => (value as Block[] | undefined)?.[0]?.['prevent_destroy'] === true,
    }),
    ...(ofType(root, 'aws_db_instance_automated_backups_replication').some(({ block }) =>
      isGiven(block['region']),
    )
      ? []
      : ['production: backups are in one region alone']),
  ];
};

/** Production is what docs/delivery.md says that it is. */
export const sized: Policy = (root) => {
  if (!isEnvironment(root)) return [];
  const wrong = (holds: boolean, what: string) => (holds ? [] : [`${root.name}: ${what}`]);
  const databases = ofType(root, 'aws_db_instance');
  const groups = ofType(root, 'aws_elasticache_replication_group');
  return [
    ...expectArguments(root, 'aws_db_instance', { multi_az: unlessReplica(is(true)) }),
    ...expectArguments(root, 'aws_elasticache_replication_group', {
      num_cache_clusters: is(3),
      automatic_failover_enabled: is(true),
      multi_az_enabled: is(true),
    }),
    ...wrong(
      databases.some(({ block }) => 'replicate_source_db' in block),
      'Postgres has no replica',
    ),
    ...wrong(groups.length === 2, 'bus and cache are not apart'),
    ...evictionProblems(root),
    ...ofType(root, 'aws_eks_node_group').flatMap((one) => {
      const [size] = blocks(one.block, 'scaling_config');
      return wrong(
        Number(size?.['min_size']) >= 3 && Number(size?.['max_size']) <= 10,
        `${nameOf(one)} has fewer than 3 nodes or more than 10`,
      );
    }),
    ...(isProduction(root)
      ? expectArguments(root, 'aws_db_instance', { instance_class: is('db.r6g.xlarge') })
      : []),
  ];
};

/** The bus refuses what it has no room for; the cache makes room. */
const evictionProblems: Policy = (root) =>
  ofType(root, 'aws_elasticache_parameter_group').flatMap((one) => {
    const wanted = one.at.includes('module.bus') ? 'noeviction' : 'allkeys-lru';
    return hasParameter(one.block, 'maxmemory-policy', wanted) ? [] : [`${nameOf(one)} is not ${wanted}`];
  });

const bucketsVersioned: Policy = (root) =>
  ofType(root, 'aws_s3_bucket')
    .filter(
      (bucket) =>
        !ofType(root, 'aws_s3_bucket_versioning').some(
          ({ at, block }) =>
            at === bucket.at && blocks(block, 'versioning_configuration')[0]?.['status'] === 'Enabled',
        ),
    )
    .map((bucket) => `${nameOf(bucket)} keeps no former versions`);
