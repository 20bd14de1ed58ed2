import {
  createGateway,
  gatewayConfigFromEnv,
  type Gateway,
  type GatewayConfig,
  type GatewayOverrides,
} from '../../src/index.js';
import { createTestWorld, type TestWorld } from './test-world.js';
import { createTestIdentity, type TestIdentity } from './tokens.js';

export interface TestGateway {
  readonly gateway: Gateway;
  readonly world: TestWorld;
  readonly identity: TestIdentity;
  readonly url: string;
  readonly webSocketUrl: string;
}

/** A gateway over the test world, on a free port, with settings changed as the test needs. */
export async function startTestGateway(
  change: Partial<GatewayConfig> = {},
  overrides: GatewayOverrides = {},
): Promise<TestGateway> {
  const world = createTestWorld();
  const identity = await createTestIdentity();
  const config: GatewayConfig = {
    ...gatewayConfigFromEnv({ LOG_LEVEL: process.env['PROPMUBI_TEST_LOG'] ?? 'silent' }),
    port: 0,
    host: '127.0.0.1',
    accessTokenKeys: identity.jwks,
    drainMs: 20,
    // What most tests ask is planned in less time than a thread takes to start.
    planningThreads: 0,
    startsPlanning: false,
    ...change,
  };
  const gateway = await createGateway(config, {
    transports: world.transports,
    supergraphSdl: world.supergraphSdl,
    ...overrides,
  });
  return { gateway, world, identity, url: gateway.url, webSocketUrl: gateway.url.replace('http', 'ws') };
}
