import { describe, expect, it } from '@jest/globals';
import { problemsOf } from '../check.js';
import { added, BACKEND, BUCKET, DATABASE, planted, PLATFORM, PRODUCTION, REDIS, texts } from '../planted.js';

describe('policies of protection and state', () => {
  it.each([
    [
      'backups of a week',
      PRODUCTION,
      'backup_days         = 30',
      'backup_days         = 7',
      'backup_retention_period 7',
    ],
    [
      'backups that go with the database',
      DATABASE,
      'delete_automated_backups = false',
      '',
      'delete_automated_backups',
    ],
    [
      'a bucket without former versions',
      BUCKET,
      'status = "Enabled"\n  }',
      'status = "Suspended"\n  }',
      'keeps no former versions',
    ],
    [
      'production that anyone deletes',
      PRODUCTION,
      'protected  = true',
      'protected  = false',
      'deletion_protection false',
    ],
    [
      'no last snapshot',
      DATABASE,
      'skip_final_snapshot       = !var.protected',
      'skip_final_snapshot       = true',
      'skip_final_snapshot',
    ],
    [
      'a bucket that goes with its objects',
      BUCKET,
      'force_destroy = false',
      'force_destroy = true',
      'force_destroy',
    ],
    [
      'a bucket that may be destroyed',
      BUCKET,
      'prevent_destroy = true',
      'prevent_destroy = false',
      'aws_s3_bucket.this has lifecycle',
    ],
    [
      'a balancer that may be deleted',
      'modules/edge/balancer.tf',
      'enable_deletion_protection       = var.protected',
      '',
      'enable_deletion_protection',
    ],
    [
      'a key that is gone in a week',
      'modules/keys/main.tf',
      'deletion_window_in_days = 30',
      'deletion_window_in_days = 7',
      'deletion_window_in_days',
    ],
    [
      'secrets that are gone at once',
      'modules/secrets/main.tf',
      'recovery_window_in_days = 30',
      'recovery_window_in_days = 0',
      'recovery_window_in_days',
    ],
    [
      'backups in one region',
      PRODUCTION,
      'copy_region = "ap-south-2"',
      'copy_region = ""',
      'backups are in one region alone',
    ],
    [
      'Postgres in one zone',
      DATABASE,
      'multi_az               = true',
      'multi_az               = false',
      'multi_az',
    ],
    ['Postgres of another size', PRODUCTION, '"db.r6g.xlarge"', '"db.t4g.medium"', 'instance_class'],
    [
      'Redis of two nodes',
      REDIS,
      'num_cache_clusters         = 3',
      'num_cache_clusters         = 2',
      'num_cache_clusters',
    ],
    ['a bus that forgets', PLATFORM, '"noeviction"', '"allkeys-lru"', 'is not noeviction'],
    ['a cache that fills up', PLATFORM, '"allkeys-lru"', '"noeviction"', 'is not allkeys-lru'],
    [
      'a cluster of two nodes',
      PRODUCTION,
      'fewest = 3, most = 10',
      'fewest = 2, most = 10',
      'fewer than 3 nodes',
    ],
    [
      'a password in the state',
      DATABASE,
      'manage_master_user_password   = true',
      'password = "secret"',
      'keeps password in the state',
    ],
    [
      'a token in the state',
      REDIS,
      'port                 = 6379',
      'port = 6379\n auth_token = "secret"',
      'keeps auth_token in the state',
    ],
    ['no owner', BACKEND, 'owner       = var.owner', '', 'no tag owner'],
    [
      'a provider of any version',
      BACKEND,
      'version = "6.25.0"',
      'version = ">= 6.0"',
      'the provider is not pinned',
    ],
    ['any Terraform', BACKEND, 'required_version = ">= 1.11.0, < 2.0.0"', '', 'no version of Terraform'],
    ['any account', BACKEND, 'allowed_account_ids = [var.account_id]', '', 'would change any account'],
    [
      'a module from elsewhere',
      PRODUCTION,
      '../../modules/platform',
      'terraform-aws-modules/vpc/aws',
      'comes from elsewhere',
    ],
    [
      'the state of another environment',
      BACKEND,
      'bucket       = "propmubi-production-terraform-state"\n    key          = "production/',
      'bucket = "propmubi-staging-terraform-state"\n    key = "staging/',
      'shares its state',
    ],
    ['a state without a lock', BACKEND, 'use_lockfile = true', '', 'has no lock'],
    ['a state on a machine', BACKEND, 'backend "s3"', 'backend "local"', 'on a machine'],
  ])('finds %s', async (_what, path, right, wrong, named) => {
    expect(await problemsOf(planted(path, right, wrong))).toContainEqual(expect.stringContaining(named));
  });

  it('finds a Postgres without a replica, and a Redis that is bus and cache', async () => {
    const text = texts.get(DATABASE) ?? '';
    const alone = text.slice(0, text.indexOf('# What visitors read'));
    expect(await problemsOf(added(DATABASE, alone))).toContainEqual('production: Postgres has no replica');
    const platform = texts.get(PLATFORM) ?? '';
    const [from, to] = [platform.indexOf('module "cache"'), platform.indexOf('module "objects"')];
    const shared = platform.slice(0, from) + platform.slice(to);
    expect(await problemsOf(added(PLATFORM, shared))).toContainEqual(
      'production: bus and cache are not apart',
    );
  });

  it('finds a secret whose value is in the state, and a module without a version', async () => {
    const secret =
      'resource "aws_secretsmanager_secret_version" "one" {\n secret_id = "x"\n secret_string = "y"\n}';
    expect(await problemsOf(added('modules/secrets/value.tf', secret))).toContainEqual(
      expect.stringContaining('keeps a secret in the state'),
    );
    expect(await problemsOf(added('modules/redis/versions.tf', ''))).toContainEqual(
      'modules/redis: no version of the provider is named',
    );
  });
});
