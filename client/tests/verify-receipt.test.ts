import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'propmubi-receipt-'));
const root = join(import.meta.dirname, '../..');
const paper = Buffer.from('%PDF-1.7 the paper');
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const jwk = JSON.stringify(publicKey.export({ format: 'jwk' }));

/** A receipt of a log with one entry: the leaf is the root. */
function receipt() {
  const sha256 = createHash('sha256').update(paper).digest('hex');
  const leaf = JSON.stringify({ documentId: 'd', documentType: 'NOC', sha256, status: 'VERIFIED' });
  const rootHash = createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest('hex');
  const timestamp = '2026-11-01T10:00:00.000Z';
  const signed = JSON.stringify({ rootHash, timestamp, treeSize: 1 });
  const signature = sign(null, Buffer.from(signed), privateKey).toString('base64url');
  return {
    leaf,
    leafIndex: 0,
    treeSize: 1,
    path: [],
    head: { treeSize: 1, rootHash, timestamp, signature, publicKey: jwk },
  };
}

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function verify(...args: string[]): Promise<{ code: number; output: string }> {
  const node = ['--conditions=source', '--import', join(root, 'packages/runtime/register.mjs')];
  const command = [...node, join(root, 'client/bin/verify-receipt.js'), ...args];
  return new Promise((done) => {
    execFile(process.execPath, command, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

describe('pnpm trust:verify', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('verifies a receipt, the published key and the paper without a network', async () => {
    const answer = { data: { documentLogEntries: [receipt()] } };
    const path = file('receipt.json', JSON.stringify(answer));
    const key = file('key.json', JSON.stringify({ data: { transparencyLogKey: { publicKey: jwk } } }));
    const { code, output } = await verify(path, '--key', key, '--file', file('paper.pdf', paper));
    expect(output).toMatch(/^verified: NOC d VERIFIED/);
    expect(code).toBe(0);
  });

  it.each([
    ['an altered entry', { leaf: receipt().leaf.replace('VERIFIED', 'REJECTED') }, 'NOT_INCLUDED'],
    ['a head without a signature', { head: { ...receipt().head, signature: undefined } }, 'NOT_SIGNED'],
    ['an altered head', { head: { ...receipt().head, treeSize: 2 } }, 'BAD_SIGNATURE'],
  ])('refuses %s and says why', async (_what, given, problem) => {
    const { code, output } = await verify(file('bad.json', JSON.stringify({ ...receipt(), ...given })));
    expect(output).toContain(problem);
    expect(code).toBe(1);
  });

  it('refuses another paper, another document and a file without receipts', async () => {
    const path = file('receipt.json', JSON.stringify(receipt()));
    expect(await verify(path, '--file', file('other.pdf', '%PDF other'))).toMatchObject({ code: 1 });
    const { output } = await verify(path, '--document', 'another');
    expect(output).toContain('OTHER_DOCUMENT');
    expect(await verify(path, '--document', 'd')).toMatchObject({ code: 0 });
    expect(await verify(file('none.json', '[]'))).toMatchObject({ code: 1 });
    expect(await verify(file('broken.json', '{'))).toMatchObject({ code: 2 });
  });
});
