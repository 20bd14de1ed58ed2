import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { internalKeys, testViewer } from '@propmubi/testkit';
import { importJWK, SignJWT, UnsecuredJWT } from 'jose';
import {
  createInternalTokenSigner,
  createInternalTokenVerifier,
  type InternalTokenVerifier,
} from '../src/index.js';

const viewer = testViewer({ userId: '0193d3a0-0000-7000-8000-00000000000a', roles: ['ADMIN'] });

describe('the internal token', () => {
  let sign: Awaited<ReturnType<typeof createInternalTokenSigner>>;
  let verify: InternalTokenVerifier;

  beforeAll(async () => {
    const { privateKey, publicKey } = await internalKeys();
    sign = await createInternalTokenSigner(privateKey);
    verify = createInternalTokenVerifier([publicKey], 'crm');
  });

  const refused = (token: string | undefined) =>
    expect(verify(token)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });

  it('carries the viewer to the subgraph it is for', async () => {
    expect(await verify(await sign(viewer, 'crm'))).toEqual({ viewer });
  });

  it('carries where a mutation comes from, a token for each', async () => {
    const client = { address: '203.0.113.7', operationId: '0193d3a0-0000-7000-8000-00000000000b' };
    const token = await sign(viewer, 'crm', client);
    expect(await verify(token)).toEqual({ viewer, client });
    expect(await verify(await sign(viewer, 'crm'))).toEqual({ viewer });
  });

  it('is refused by another subgraph', async () => {
    await refused(await sign(viewer, 'identity'));
  });

  it('is refused when missing, garbled or unsigned', async () => {
    await refused(undefined);
    await refused('not.a.token');
    const unsecured = new UnsecuredJWT({ viewer }).setIssuer('propmubi-gateway').setAudience('crm').encode();
    await refused(unsecured);
  });

  it('is refused when signed with HS256 and the public key as the secret', async () => {
    const { publicKey } = await internalKeys();
    const forged = await new SignJWT({ viewer })
      .setProtectedHeader({ alg: 'HS256', typ: 'propmubi-internal+jwt' })
      .setIssuer('propmubi-gateway')
      .setAudience('crm')
      .setIssuedAt()
      .setExpirationTime('30s')
      .sign(new TextEncoder().encode(publicKey.x));
    await refused(forged);
  });

  it('is refused when it claims to live longer than 30 s', async () => {
    const { privateKey } = await internalKeys();
    const longLived = await new SignJWT({ viewer })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'propmubi-internal+jwt' })
      .setIssuer('propmubi-gateway')
      .setAudience('crm')
      .setIssuedAt(Math.floor(Date.now() / 1000) - 60)
      .setExpirationTime('1h')
      .sign(await importJWK(privateKey, 'EdDSA'));
    await refused(longLived);
  });

  it('is refused 30 s after it was signed, although it was accepted before', async () => {
    const token = await sign(viewer, 'crm');
    await verify(token);
    jest.useFakeTimers({
      now: Date.now() + 31_000,
      doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'],
    });
    try {
      await refused(token);
    } finally {
      jest.useRealTimers();
    }
  });
});
