export { explain, type Explained, type SentStatement } from './explain.js';
export {
  createTestDatabase,
  type DatabaseTemplate,
  type TestDatabase,
  type TestServers,
} from './test-database.js';
export { findPerRowSettings, findUnprotectedTables } from './tenant-catalogue.js';
export { testServiceConfig, internalKeys, testViewer } from './test-config.js';
export { createTokenMint, type TokenMint, type TokenSubject } from './token-mint.js';
export { debianTools } from './debian-tools.js';
export type { DebianTools } from '@propmubi/dev-services';
export { expectData, expectErrorCode, type Answer } from './expect-answer.js';
export { httpClient, subgraphClient, type GraphQLClient } from './clients.js';
export { take, until } from './waiting.js';
export { deliverEvent, recordedActs, recordedEvents } from './deliver-event.js';
export { goldenIn, shapeOf, type Golden } from './golden.js';
export {
  checkDeliveries,
  nothingWrong,
  type Delivered,
  type DeliveryReport,
} from './faults/check-deliveries.js';
export { faultSeed, faultSize, seededRandom } from './faults/random.js';
export { startPostgresProcess, type PostgresProcess } from './faults/postgres-process.js';
export { startPgBouncer, type PgBouncer, type PgBouncerOptions } from './faults/pgbouncer.js';
export { startPostgresReplica, type PostgresReplica } from './faults/postgres-replica.js';
export { startRedisProcess, type RedisProcess } from './faults/redis-process.js';
export { startRedisCluster, type RedisClusterProcesses } from './faults/redis-cluster.js';
export { startRedisWithSentinels, type RedisWithSentinels } from './faults/redis-with-sentinels.js';
export { serviceProcess, type ServiceProcess, type ServiceProcessOptions } from './faults/service-process.js';
export { percentile, reportFault } from './faults/report.js';
export { startSentryReceiver, type ReceivedError, type SentryReceiver } from './sentry-receiver.js';
export { startOtlpReceiver, type OtlpReceiver, type ReceivedSpan } from './otlp-receiver.js';
export { startStallingProxy, type StallingProxy } from './faults/stalling-proxy.js';
export { EICAR, startTestClamd, type TestClamd } from './clamd.js';
