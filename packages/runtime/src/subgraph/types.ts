import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Registry } from 'prom-client';
import type { ClientInfo } from '../auth/client-info.js';
import type { Viewer } from '../auth/viewer.js';
import type { Database, TenantScope } from '../db/database.js';
import type { ReadLag } from '../events/bus-types.js';
import type { EventConsumer } from '../events/consumer.js';
import type { AuditDeclarations } from '../audit/declarations.js';
import type { Logger } from '../log/logger.js';

export type SubgraphName = 'identity' | 'property' | 'trust' | 'crm' | 'reputation';

/** What every resolver finds in its context; a subgraph adds its loaders and services. */
export interface RequestContext {
  viewer: Viewer;
  /** Of a mutation, where it comes from. */
  client?: ClientInfo | undefined;
  db: TenantScope;
  logger: Logger;
  /** What resolvers say to the gateway beside the data, as `extensions` of the answer. */
  extensions: Record<string, unknown>;
}

export interface SubgraphOperation {
  document: DocumentNode;
  operationName?: string | undefined;
  variables?: Record<string, unknown> | undefined;
}

/** A running subgraph, the same behind a function call (embedded) and behind HTTP (distributed). */
export interface Subgraph {
  name: SubgraphName;
  sdl: string;
  schema: GraphQLSchema;
  audit: AuditDeclarations;
  /** Answers a query or mutation as the viewer the gateway vouched for. */
  execute(
    operation: SubgraphOperation,
    viewer: Viewer,
    client?: ClientInfo | undefined,
  ): Promise<ExecutionResult>;
  /** Opens a subscription; returning the iterator releases everything it held. */
  subscribe(
    operation: SubgraphOperation,
    viewer: Viewer,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  /** Brings this subgraph's Postgres schema up, with the owner role. */
  migrate(): Promise<void>;
  /** What this subgraph does when a domain event arrives. */
  consumers: EventConsumer[];
  database: Database;
  /** Is told how far its consumer is, for `Query.system`. */
  followLag: (read: ReadLag | undefined) => void;
  /** Puts the subgraph’s own metrics beside those of its process. */
  registerMetrics(registry: Registry): void;
  /** Throws the first dependency that does not answer. */
  ready(): Promise<void>;
  /** Runs what a person would wait for at the first request, without effect; a process that serves calls it once. */
  rehearse?(): Promise<void>;
  close(): Promise<void>;
}

export interface SubgraphOverrides {
  logger?: Logger;
  onStatement?: (sql: string, values: readonly unknown[]) => void;
}
