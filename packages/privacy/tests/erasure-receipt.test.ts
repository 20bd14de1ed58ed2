import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { CompactSign, exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose';
import {
  ERASURE_SIGNATURE_TYPE,
  type ErasureEntry,
  PERSONAL_PARTS,
  SIGNATURE_TYPE,
  verifyErasureReceipt,
} from '../src/index.js';

const at = '2026-11-01T10:00:00.000Z';
const [id, userId] = [randomUUID(), randomUUID()];
const fingerprint = createHash('sha256').update('a wrapped key').digest('hex');
const receipt = {
  id,
  userId,
  erasedAt: at,
  keys: [{ sealed: 'CONTACT', fingerprint, destroyedAt: at }],
  parts: PERSONAL_PARTS.map((subgraph) => ({
    subgraph,
    erasedAt: at,
    rows: [
      { table: 'one', count: 2 },
      { table: 'other', count: 1 },
    ],
  })),
  complete: true,
};
const trail: ErasureEntry[] = [
  {
    action: 'USER_ERASED',
    subjectId: userId,
    recordedAt: at,
    details: { receiptId: id, keys: [fingerprint] },
  },
  ...PERSONAL_PARTS.slice(1).map((subgraph) => ({
    action: 'PERSONAL_DATA_ERASED',
    subjectId: userId,
    recordedAt: '2026-11-01T10:00:03.000Z',
    details: { subgraph, rows: 3 },
  })),
];

describe('a receipt of an erasure', () => {
  let keys: JSONWebKeySet;
  let sign: (content: object, type?: string) => Promise<string>;
  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA');
    keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'EdDSA' }] };
    sign = (content, typ = ERASURE_SIGNATURE_TYPE) =>
      new CompactSign(Buffer.from(JSON.stringify(content)))
        .setProtectedHeader({ alg: 'EdDSA', kid: 'one', typ })
        .sign(privateKey);
  });
  const problemsOf = async (content: object, entries?: readonly ErasureEntry[]) =>
    (await verifyErasureReceipt(await sign(content), keys, entries)).problems;

  it('proves an erasure, by itself and beside the audit trail', async () => {
    // A file ends with a line break.
    expect(await verifyErasureReceipt(`${await sign(receipt)}\n`, keys)).toEqual({ receipt, problems: [] });
    expect(await problemsOf(receipt, trail)).toEqual([]);
  });

  it.each([
    [
      'a part that had not erased',
      { parts: receipt.parts.filter(({ subgraph }) => subgraph !== 'crm'), complete: false },
      ['crm had not erased when this receipt was given out'],
    ],
    [
      'a part that is missing although it calls itself complete',
      { parts: receipt.parts.slice(1) },
      [
        'identity had not erased when this receipt was given out',
        'complete is true, and its parts say otherwise',
      ],
    ],
    ['no destroyed key', { keys: [] }, ['no key was destroyed']],
    [
      'a key that outlived the account',
      { keys: [{ ...receipt.keys[0], destroyedAt: '2026-11-02T10:00:00.000Z' }] },
      [`key ${fingerprint} was destroyed after the erasure`],
    ],
  ])('proves none with %s', async (_what, change, problems) => {
    expect(await problemsOf({ ...receipt, ...change })).toEqual(problems);
  });

  it.each([
    [
      'knows nothing of the person',
      trail.map((entry) => ({ ...entry, subjectId: randomUUID() })),
      [
        'the audit trail has no USER_ERASED with this receipt',
        ...PERSONAL_PARTS.slice(1).map((part) => `the audit trail has no PERSONAL_DATA_ERASED of ${part}`),
      ],
    ],
    [
      'has another time',
      [{ ...trail[0], recordedAt: '2026-11-01T10:00:01.000Z' } as ErasureEntry, ...trail.slice(1)],
      ['the audit trail has the erasure at another time'],
    ],
    [
      'has other keys',
      [
        { ...trail[0], details: { receiptId: id, keys: ['0'.repeat(64)] } } as ErasureEntry,
        ...trail.slice(1),
      ],
      ['the audit trail has other keys'],
    ],
    [
      'has other numbers',
      [...trail.slice(0, 4), { ...trail[4], details: { subgraph: 'reputation', rows: 9 } } as ErasureEntry],
      ['the audit trail has 9 rows of reputation, the receipt 3'],
    ],
  ])('is found out by a trail that %s', async (_what, entries, problems) => {
    expect(await problemsOf(receipt, entries)).toEqual(problems);
  });

  it('is held to what entries of 0.1 say, which do not name keys', async () => {
    const old = [{ ...trail[0], details: { receiptId: id } } as ErasureEntry, ...trail.slice(1)];
    expect(await problemsOf(receipt, old)).toEqual([]);
  });

  it('is of no worth changed, by other keys or of another type', async () => {
    const whole = await sign(receipt);
    const [header, , signature] = whole.split('.');
    const changed = Buffer.from(JSON.stringify({ ...receipt, userId: randomUUID() })).toString('base64url');
    await expect(verifyErasureReceipt(`${header}.${changed}.${signature}`, keys)).rejects.toThrow(
      /signature/,
    );
    const { publicKey } = await generateKeyPair('EdDSA');
    const others = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'EdDSA' }] };
    await expect(verifyErasureReceipt(whole, others)).rejects.toThrow(/signature/);
    for (const type of ['at+jwt', SIGNATURE_TYPE])
      await expect(verifyErasureReceipt(await sign(receipt, type), keys)).rejects.toThrow(
        'not one of an erasure',
      );
    await expect(verifyErasureReceipt(await sign({ ...receipt, keys: [{}] }), keys)).rejects.toThrow();
    await expect(verifyErasureReceipt('no signature', keys)).rejects.toThrow();
  });
});
