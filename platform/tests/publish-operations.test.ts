import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readManifest } from '@propmubi/gateway';
import { publishOperations } from '../src/commands/publish-operations.js';

const DAY_ONE = new Date('2026-11-27T12:00:00Z');
const DAY_TWO = new Date('2026-12-27T12:00:00Z');

describe('operations:publish', () => {
  let folder: string;
  let to: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'propmubi-publish-'));
    to = join(folder, 'stored');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const stored = (client: string) =>
    readManifest(readFileSync(join(to, `${client}.json`), 'utf8')).operations;
  const namesOf = (client: string) => stored(client).map(({ name }) => name);

  it('stores what our own clients ask', async () => {
    expect(await publishOperations({ files: [], to })).toBe(0);
    expect(namesOf('client')).toEqual(expect.arrayContaining(['Feed', 'LeadAssigned', 'VerifyOtp']));
    expect(stored('web').length).toBeGreaterThan(100);
    expect(namesOf('mcp')).toContain('find_homes');
    expect(namesOf('python')).toEqual(expect.arrayContaining(['find_homes', 'create_lead']));
  });

  it('finds files and folder from where the user stands', async () => {
    file('a.graphql', 'query First { me { id } }');
    const { INIT_CWD } = process.env;
    process.env['INIT_CWD'] = folder;
    try {
      expect(await publishOperations({ files: ['a.graphql'], to: 'stored', client: 'our-website' })).toBe(0);
    } finally {
      if (INIT_CWD === undefined) delete process.env['INIT_CWD'];
      else process.env['INIT_CWD'] = INIT_CWD;
    }
    expect(namesOf('our-website')).toEqual(['First']);
  });

  it('keeps what was published before, until it is to be forgotten', async () => {
    const first = file('a.graphql', 'query First { me { id } }');
    const second = file('b.json', JSON.stringify({ hash: 'query Second { me { name } }' }));
    const client = 'our-website';
    expect(await publishOperations({ files: [first], to, client }, DAY_ONE)).toBe(0);
    expect(await publishOperations({ files: [second], to, client, contract: 'partner' }, DAY_TWO)).toBe(0);
    expect(stored(client).map(({ name, publishedOn }) => [name, publishedOn])).toEqual([
      ['First', '2026-11-27'],
      ['Second', '2026-12-27'],
    ]);
    expect(await publishOperations({ files: [second], to, client, forget: '2026-12-01' }, DAY_TWO)).toBe(0);
    expect(namesOf(client)).toEqual(['Second']);
  });

  it.each([
    ['a field that there is not', 'query Wrong { nothing }', {}],
    [
      'a field outside of the contract',
      'query Wrong { auditTrail { edges { node { id } } } }',
      { contract: 'partner' },
    ],
    ['no name', '{ me { id } }', {}],
    ['two operations', 'query A { me { id } } query B { me { id } }', {}],
    ['a contract that there is not', 'query A { me { id } }', { contract: 'constructor' }],
    ['a client named like a path', 'query A { me { id } }', { client: '../web' }],
    ['no day', 'query A { me { id } }', { forget: 'yesterday' }],
  ])('refuses %s, and writes nothing', async (_what, text, more) => {
    const options = { files: [file('a.graphql', text)], to, client: 'ours', ...more };
    expect(await publishOperations(options)).toBe(1);
    expect(existsSync(to)).toBe(false);
  });
});
