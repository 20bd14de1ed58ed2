import { describe, expect, it } from '@jest/globals';
import { problemsOf } from '../check.js';
import { BACKEND, BUCKET, CLUSTER, DATABASE, planted, REDIS } from '../planted.js';

describe('policies of encryption', () => {
  it.each([
    [
      'a database that is not encrypted',
      DATABASE,
      'storage_encrypted     = true',
      'storage_encrypted     = false',
      'storage_encrypted',
    ],
    [
      'a Redis that is not encrypted',
      REDIS,
      'at_rest_encryption_enabled = true',
      '',
      'at_rest_encryption_enabled',
    ],
    [
      'a bucket that is not encrypted',
      BUCKET,
      ': "aws:kms"',
      ': "AES256"',
      'aws_s3_bucket_server_side_encryption_configuration',
    ],
    [
      'disks of nodes that are not encrypted',
      'modules/cluster/nodes.tf',
      'encrypted             = true',
      'encrypted = false',
      'block_device_mappings',
    ],
    [
      'secrets of the cluster that are not encrypted',
      CLUSTER,
      'resources = ["secrets"]',
      'resources = []',
      'encryption_config',
    ],
    ['images by no key', 'modules/registry/main.tf', '"KMS"', '"AES256"', 'encryption_configuration'],
    [
      'logs by no key',
      REDIS,
      'kms_key_id        = var.logs_key_arn',
      '',
      'aws_cloudwatch_log_group.slow has kms_key_id',
    ],
    [
      'a secret by no key',
      'modules/secrets/main.tf',
      'kms_key_id              = var.key_arn',
      '',
      'aws_secretsmanager_secret.this has kms_key_id',
    ],
    ['a key that stays', 'modules/keys/main.tf', 'enable_key_rotation     = true', '', 'enable_key_rotation'],
    ['a state that is not encrypted', BACKEND, 'encrypt      = true', '', 'its state is not encrypted'],
  ])('finds %s', async (_what, path, right, wrong, named) => {
    expect(await problemsOf(planted(path, right, wrong))).toContainEqual(expect.stringContaining(named));
  });

  it.each([
    [
      'Redis without TLS',
      REDIS,
      'transit_encryption_enabled = true',
      'transit_encryption_enabled = false',
      'transit_encryption_enabled',
    ],
    ['Redis that takes both', REDIS, '"required"', '"preferred"', 'transit_encryption_mode'],
    [
      'Postgres without TLS',
      DATABASE,
      'name  = "rds.force_ssl"\n    value = "1"',
      'name  = "rds.force_ssl"\n    value = "0"',
      'lets clients in without TLS',
    ],
    ['a bucket without TLS', BUCKET, 'values   = ["false"]', 'values   = ["true"]', 'aws_s3_bucket_policy'],
    [
      'visitors without TLS',
      'modules/edge/cdn.tf',
      '"redirect-to-https"',
      '"allow-all"',
      'answers without TLS',
    ],
    [
      'an origin without TLS',
      'modules/edge/cdn.tf',
      '"https-only"',
      '"http-only"',
      'asks its origin without TLS',
    ],
    ['old TLS', 'modules/edge/cdn.tf', '"TLSv1.2_2021"', '"TLSv1"', 'old versions of TLS'],
    [
      'an address of Redis without TLS',
      'modules/platform/outputs.tf',
      'rediss://',
      'redis://',
      'is an address without TLS',
    ],
    [
      'an address of Postgres that trusts anyone',
      'modules/platform/outputs.tf',
      'sslmode=verify-full',
      'sslmode=require',
      'sslmode=require',
    ],
  ])('finds %s', async (_what, path, right, wrong, named) => {
    expect(await problemsOf(planted(path, right, wrong))).toContainEqual(expect.stringContaining(named));
  });
});
