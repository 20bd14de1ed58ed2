import { describe, expect, it } from '@jest/globals';
import { problemsOf } from '../check.js';
import { added, BUCKET, CLUSTER, DATABASE, planted, PLATFORM } from '../planted.js';

const ANYWHERE = (port: number) => `
  resource "aws_vpc_security_group_ingress_rule" "all" {
    security_group_id = aws_security_group.this.id
    ip_protocol       = "tcp"
    from_port         = ${port}
    to_port           = ${port}
    cidr_ipv4         = "0.0.0.0/0"
  }`;

describe('policies of exposure', () => {
  it.each([
    [
      'a public database',
      planted(DATABASE, 'publicly_accessible    = false', 'publicly_accessible    = true'),
      'publicly_accessible',
    ],
    [
      'a database that does not say',
      planted(DATABASE, 'publicly_accessible    = false', ''),
      'publicly_accessible',
    ],
    [
      'a port of Postgres for everyone',
      added('modules/database/open.tf', ANYWHERE(5432)),
      'lets the whole internet in',
    ],
    [
      'a port of Redis for everyone',
      added('modules/redis/open.tf', ANYWHERE(6379)),
      'lets the whole internet in',
    ],
    [
      'the same within a group',
      planted(
        'modules/cluster/nodes.tf',
        'description = "Nodes of the cluster"',
        `description = "Nodes"
        ingress {
          protocol         = "tcp"
          from_port        = 0
          to_port          = 65535
          ipv6_cidr_blocks = ["::/0"]
        }`,
      ),
      'lets the whole internet in',
    ],
    [
      'a bucket that may be public',
      planted(BUCKET, 'block_public_policy     = true', 'block_public_policy = false'),
      'aws_s3_bucket_public_access_block',
    ],
    [
      'a list of access to a bucket',
      added(
        'modules/bucket/acl.tf',
        'resource "aws_s3_bucket_acl" "this" {\n bucket = aws_s3_bucket.this.id\n acl = "public-read"\n}',
      ),
      'access is by policies alone',
    ],
    [
      'an API of the cluster for everyone',
      planted(CLUSTER, 'length(var.admin_cidrs) > 0 ? var.admin_cidrs : null', '["0.0.0.0/0"]'),
      'API that everyone reaches',
    ],
    [
      'data in the subnets of nodes',
      planted(PLATFORM, 'module.network.data_subnet_ids', 'module.network.private_subnet_ids'),
      'not in the subnets of data',
    ],
    [
      'a way out of the subnets of data',
      added(
        'modules/network/out.tf',
        'resource "aws_route" "data" {\n route_table_id = aws_route_table.data.id\n destination_cidr_block = "0.0.0.0/0"\n gateway_id = aws_internet_gateway.this.id\n}',
      ),
      'way out of the subnets of data',
    ],
    [
      'a balancer without a group',
      planted(
        'modules/edge/balancer.tf',
        'security_groups                  = [aws_security_group.balancer.id]',
        '',
      ),
      'open without a security group',
    ],
    [
      'an entrance without a firewall',
      planted('modules/edge/cdn.tf', 'web_acl_id      = aws_wafv2_web_acl.this.arn', ''),
      'web_acl_id',
    ],
    [
      'a firewall without managed rules',
      planted('modules/edge/waf.tf', 'managed_rule_group_statement', 'geo_match_statement'),
      'has no managed rules',
    ],
    [
      'a firewall without a rate',
      planted('modules/edge/waf.tf', 'rate_based_statement', 'geo_match_statement'),
      'has no rate',
    ],
    [
      'a role that may do everything',
      planted('modules/roles/policies.tf', '["kms:Decrypt", "kms:GenerateDataKey"]', '["*"]'),
      'allows ["*"]',
    ],
    [
      'a role that may do everything in a store',
      planted('modules/roles/policies.tf', '["kms:Decrypt", "kms:GenerateDataKey"]', '["s3:*"]'),
      'allows ["s3:*"]',
    ],
    [
      'a policy for everyone',
      planted(BUCKET, 'effect    = "Deny"', 'effect    = "Allow"'),
      'is for everyone',
    ],
    [
      'a role for any service account',
      planted('modules/roles/main.tf', 'test     = "StringEquals"', 'test     = "StringLike"'),
      'any service account',
    ],
  ])('finds %s', async (_what, faulty, named) => {
    expect(await problemsOf(faulty)).toContainEqual(expect.stringContaining(named));
  });
});
