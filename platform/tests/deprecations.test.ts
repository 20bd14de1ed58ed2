import { describe, expect, it } from '@jest/globals';
import { readContractHeader, withContractHeader } from '@propmubi/gateway';
import { buildSchema } from 'graphql';
import {
  deprecatedSince,
  deprecatedSinceModule,
  deprecationsOf,
  deprecationsPage,
} from '../src/contracts/deprecations.js';

const schema = buildSchema(`
  type Query { home(id: ID, key: Int @deprecated(reason: "Use id. Until 2027-01-31.")): Home }
  type Home { id: ID price: Int @deprecated(reason: "Use listPrice. Removed after 2027-06-30.") listPrice: Int }
  input Filter { max: Int @deprecated(reason: "Use priceMax. Until 2027-06-30.") priceMax: Int }
  enum Kind { FLAT HOUSE @deprecated(reason: "Never given.") }`);
const PRESENT = ['Filter.max', 'Home.price', 'Kind.HOUSE', 'Query.home(key:)'];

describe('deprecations', () => {
  it('are found in fields, arguments, inputs and values', () => {
    expect([...deprecationsOf(schema).keys()]).toEqual(PRESENT);
  });

  it('keep the day on which they began; new ones begin today, and what is gone is forgotten', () => {
    const recorded = { 'Home.price': '2026-10-01', 'Home.gone': '2026-09-01' };
    const since = deprecatedSince(deprecationsOf(schema).keys(), recorded, '2026-11-27');
    expect([...since]).toEqual([
      ['Filter.max', '2026-11-27'],
      ['Home.price', '2026-10-01'],
      ['Kind.HOUSE', '2026-11-27'],
      ['Query.home(key:)', '2026-11-27'],
    ]);
    expect(deprecatedSinceModule(since)).toContain(`  'Home.price': '2026-10-01',\n`);
  });

  it('are listed with their days, the first to go on top and those without a day before', () => {
    const since = new Map([['Home.price', '2026-10-01']]);
    const page = deprecationsPage(new Map([['partner', schema]]), since);
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows.map((row) => /`(.*?)`/.exec(row)?.[1])).toEqual([
      ...['Kind.HOUSE', 'Query.home(key:)', 'Filter.max', 'Home.price'],
    ]);
    expect(rows.at(-1)).toBe(
      '| `Home.price` | partner | 2026-10-01 | 2027-06-30 | Use listPrice. Removed after 2027-06-30. |',
    );
    expect(deprecationsPage(new Map(), since)).toContain('Nothing.');
  });
});

describe('what a supergraph says of its contracts', () => {
  const header = {
    version: '2026-11-26',
    deprecatedSince: new Map([
      ['Home.price', '2026-10-01'],
      ['Kind.HOUSE', '2026-11-02'],
      ['Query.home(key:)', '2026-10-01'],
    ]),
  };

  it('is read as it was written, and written once', () => {
    const sdl = withContractHeader('type Query { a: Int }\n# deprecated since 2026-01-01: Query.a\n', header);
    expect(readContractHeader(sdl)).toEqual(header);
    expect(withContractHeader(sdl, header)).toBe(sdl);
    expect(sdl).toContain('# deprecated since 2026-10-01: Home.price Query.home(key:)\n');
  });

  it('is nothing in a supergraph of others', () => {
    const nothing = { version: undefined, deprecatedSince: new Map() };
    for (const sdl of ['', 'type Query { a: Int }', '# ours', '\n# contracts of 2026-01-01\n'])
      expect(readContractHeader(sdl)).toEqual(nothing);
  });
});
