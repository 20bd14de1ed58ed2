import type { Instance } from '../expand.js';
import { bucketsWithout } from './encryption.js';
import { blocks, expectArguments, is, nameOf, ofType, type Policy } from './policy.js';

const ANYWHERE = ['0.0.0.0/0', '::/0'];
const PUBLIC_ACCESS = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
];

/** No store of data is reached from the internet, and nothing is let in from everywhere. */
export const notPublic: Policy = (root) => [
  ...expectArguments(root, 'aws_db_instance', { publicly_accessible: is(false) }),
  ...expectArguments(root, 'aws_subnet', { map_public_ip_on_launch: is(false, undefined) }),
  ...ofType(
    root,
    'aws_vpc_security_group_ingress_rule',
    'aws_security_group_rule',
    'aws_security_group',
    'aws_default_security_group',
  )
    .filter(letsAnyoneIn)
    .map((one) => `${nameOf(one)} lets the whole internet in`),
  ...bucketsWithout(root, 'aws_s3_bucket_public_access_block', ({ block }) =>
    PUBLIC_ACCESS.every((name) => block[name] === true),
  ),
  ...ofType(root, 'aws_s3_bucket_acl').map((one) => `${nameOf(one)}: access is by policies alone`),
  ...ofType(root, 'aws_eks_cluster')
    .filter(({ block }) => !isClosedApi(block['vpc_config']))
    .map((one) => `${nameOf(one)} has an API that everyone reaches`),
  ...ofType(root, 'aws_db_subnet_group', 'aws_elasticache_subnet_group')
    .filter(({ block }) => block['subnet_ids'] !== '${module.network.data_subnet_ids}')
    .map((one) => `${nameOf(one)} is not in the subnets of data`),
  ...ofType(root, 'aws_route')
    .filter(({ block }) => String(block['route_table_id']).includes('aws_route_table.data'))
    .map((one) => `${nameOf(one)} is a way out of the subnets of data`),
  ...ofType(root, 'aws_lb')
    .filter(({ block }) => block['internal'] !== true && !Array.isArray(block['security_groups']))
    .map((one) => `${nameOf(one)} is open without a security group`),
];

/** Only WAF with managed rules and a rate stands before what the internet reaches. */
export const firewalled: Policy = (root) => [
  ...expectArguments(root, 'aws_cloudfront_distribution', {
    web_acl_id: (value) => String(value).includes('aws_wafv2_web_acl.'),
  }),
  ...ofType(root, 'aws_wafv2_web_acl')
    .filter(({ block }) => !/managed_rule_group_statement/.test(JSON.stringify(block)))
    .map((one) => `${nameOf(one)} has no managed rules`),
  ...ofType(root, 'aws_wafv2_web_acl')
    .filter(({ block }) => !/rate_based_statement/.test(JSON.stringify(block)))
    .map((one) => `${nameOf(one)} has no rate`),
];

/** Roles do what they are for: no policy of ours allows everything, but for keys, whose account must have them. */
export const leastPrivilege: Policy = ({ instances }) =>
  instances
    .filter(({ type }) => type === 'aws_iam_policy_document')
    .flatMap((one) =>
      blocks(one.block, 'statement')
        .filter(({ effect = 'Allow' }) => effect === 'Allow')
        .flatMap((statement) => {
          const actions = JSON.stringify(statement['actions']);
          const isOfKey = statement['sid'] === 'Account' && actions === '["kms:*"]';
          const principals = JSON.stringify(statement['principals'] ?? []);
          return [
            ...(/"(\*|\w+:\*)"/.test(actions) && !isOfKey ? [`${nameOf(one)} allows ${actions}`] : []),
            ...(/"identifiers":\["\*"\]/.test(principals) ? [`${nameOf(one)} is for everyone`] : []),
            ...(actions.includes('AssumeRoleWithWebIdentity')
              ? webIdentityProblems(one, statement['condition'])
              : []),
          ];
        }),
    );

/** A role is one service account's. */
function webIdentityProblems(one: Instance, conditions: unknown): string[] {
  const text = JSON.stringify(conditions ?? []);
  const isNarrow = /"StringEquals"/.test(text) && /:sub"/.test(text) && !/StringLike/.test(text);
  return isNarrow ? [] : [`${nameOf(one)} is for any service account`];
}

function letsAnyoneIn({ type, block }: Instance): boolean {
  if (type === 'aws_security_group_rule' && block['type'] !== 'ingress') return false;
  const inline = blocks(block, 'ingress');
  const own = type.startsWith('aws_vpc') || type === 'aws_security_group_rule' ? [block] : [];
  return [...own, ...inline].some((rule) => {
    const from = [rule['cidr_ipv4'], rule['cidr_ipv6'], rule['cidr_blocks'], rule['ipv6_cidr_blocks']].flat();
    return from.some((one) => ANYWHERE.includes(String(one)));
  });
}

function isClosedApi(config: unknown): boolean {
  const [of] = (config ?? []) as Record<string, unknown>[];
  const isOpen = of?.['endpoint_public_access'] !== false;
  const from = of?.['public_access_cidrs'];
  return (
    !isOpen || (from !== undefined && !ANYWHERE.some((one) => JSON.stringify(from).includes(`"${one}"`)))
  );
}
