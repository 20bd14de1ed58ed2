import { anonymous, type ServiceConfig, type Viewer } from '@propmubi/runtime';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { TestDatabase } from './test-database.js';

let keys: Promise<{ privateKey: JWK; publicKey: JWK }> | undefined;

/** The key pair with which the gateway's word to subgraphs is signed in this test file. */
export function internalKeys(): Promise<{ privateKey: JWK; publicKey: JWK }> {
  keys ??= generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true }).then(async (pair) => ({
    privateKey: await exportJWK(pair.privateKey),
    publicKey: await exportJWK(pair.publicKey),
  }));
  return keys;
}

/** The settings every subgraph needs, pointing at a test file's database; spread and add the subgraph's own. */
export async function testServiceConfig(database: TestDatabase): Promise<ServiceConfig> {
  const { publicKey } = await internalKeys();
  return {
    databaseUrl: database.appUrl,
    databaseOwnerUrl: database.ownerUrl,
    databasePoolMax: 5,
    redisUrl: database.redisUrl,
    internalTokenPublicKeys: [publicKey],
    logLevel: process.env['PROPMUBI_TEST_LOG'] ?? 'silent',
    host: '127.0.0.1',
    port: 0,
    strictUserErrors: true,
    strictAudit: true,
  };
}

/** A viewer as the gateway would vouch for one; anonymous except for what is given. */
export function testViewer(given: Partial<Viewer>): Viewer {
  return { ...anonymous, ...given };
}
