import 'reflect-metadata';

export * from './audit/index.js';
export * from './auth/index.js';
export * from './auth/enforce-directives.js';
export * from './config/index.js';
export * from './db/database.js';
export type { EntityManager } from './db/entity-manager.js';
export * from './db/idempotency.js';
export * from './db/loaders.js';
export type { SubgraphMigration } from './db/migration-names.js';
export * from './db/query.js';
export * from './db/read-entities.js';
export * from './db/as-owner.js';
export * from './db/rewrite-columns.js';
export * from './db/row-level-security.js';
export * from './db/settings-once.js';
export { detectPooling, type Pooling, refusePooledTransactions } from './db/pooling.js';
export * from './db/service-role.js';
export { isNotMigrated } from './db/not-migrated.js';
export { isUniqueViolation } from './db/unique-violation.js';
export { afterCommit } from './db/transaction.js';
export * from './error-reports/index.js';
export * from './errors/index.js';
export * from './events/index.js';
export { codeEnum } from './graphql/code-enum.js';
export { ConfidenceInterval } from './graphql/confidence-interval.js';
export * from './graphql/connections/connection-args.js';
export * from './graphql/connections/connection-types.js';
export * from './graphql/connections/count-rows.js';
export * from './graphql/connections/cursor.js';
export * from './graphql/connections/keyset.js';
export * from './graphql/connections/page.js';
export * from './graphql/federated-schema.js';
export { createUserErrors } from './graphql/mutations/declare-user-errors.js';
export * from './graphql/nodes/index.js';
export { Node } from './graphql/nodes/node-types.js';
export * from './graphql/public-fields.js';
export { CursorScalar, Resumable } from './graphql/resumable.js';
export * from './graphql/scalars.js';
export * from './ids.js';
export * from './lifecycle/index.js';
export * from './limits/index.js';
export * from './log/index.js';
export {
  brokerageMembersMigration,
  onBrokerageMembershipChanged,
  organizationsOfMember,
} from './membership/brokerage-members.js';
export * from './quotas/index.js';
export * from './field-usage/index.js';
export * from './redis/index.js';
export * from './subgraph/define-subgraph.js';
export * from './subgraph/rehearse.js';
export * from './subgraph/run.js';
export * from './subgraph/serve.js';
export * from './subgraph/types.js';
export * from './telemetry/index.js';
