import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadTools } from '../src/index.js';

const root = join(import.meta.dirname, '../../..');
const contract = readFileSync(join(root, 'schema/contracts/partner.graphql'), 'utf8');
const stored = (allowChanges: boolean) =>
  loadTools({ folder: join(root, 'packages/mcp/operations'), contract, allowChanges });

describe('tools of stored operations', () => {
  it('are valid in the partner contract, described, and change nothing unless that is allowed', () => {
    const reading = stored(false);
    expect(reading.map(({ name }) => name)).toEqual([
      ...['builder', 'check_document', 'find', 'find_homes', 'home', 'leads', 'project'],
    ]);
    expect(reading.every(({ changes, query }) => !changes && !/^mutation/m.test(query))).toBe(true);
    const all = stored(true).filter(({ changes }) => changes);
    expect(all.map(({ name }) => name)).toEqual(['accept_lead', 'add_lead_note']);
  });

  it('say what they take as JSON Schema', () => {
    const [tool] = stored(false).filter(({ name }) => name === 'find_homes');
    expect(tool?.inputSchema).toMatchObject({
      type: 'object',
      required: [],
      additionalProperties: false,
      properties: {
        first: { type: 'integer', default: 10 },
        sort: { type: 'string', enum: expect.arrayContaining(['TRUST_DESC']), default: 'TRUST_DESC' },
        filter: {
          properties: {
            priceMax: { type: 'integer' },
            bedrooms: { type: 'array', items: { type: 'integer' } },
            bounds: { type: 'object', required: expect.arrayContaining(['north']) },
          },
        },
      },
    });
  });
});

describe('a file that is no tool', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'propmubi-tools-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['query me { me { id } }', 'begins with no comment'],
    ['# Who asks.\nquery who { me { id } }', 'not named like its operation'],
    ['# Who asks.\nquery me { me { id } } query two { me { id } }', 'is not one operation'],
    ['# Who asks.\nquery me { auditLog { totalCount } }', 'Cannot query field'],
    ['# Leads.\nsubscription me { leadAssigned { cursor } }', 'is no subscription'],
  ])('is refused at the start: %s', (query, why) => {
    writeFileSync(join(folder, 'me.graphql'), query);
    expect(() => loadTools({ folder, contract, allowChanges: true })).toThrow(why);
  });
});
