import { describe, expect, it } from '@jest/globals';
import { changelogText, releasedText } from '../src/contracts/changelog-text.js';
import { contractChanges } from '../src/contracts/contract-changes.js';

const RELEASED = `
  type Query {
    feed(first: Int, sort: String): [Home]
    old: Int @deprecated(reason: "Use feed. Removed after 2026-10-31.")
    aged: Int @deprecated(reason: "Use feed. Removed after 2026-12-31.")
  }
  type Home { id: ID! "What it costs." price: Int title: String }
  enum Kind { FLAT HOUSE @deprecated(reason: "Use FLAT. Until 2026-10-31.") }
  input Filter { kind: Kind }`;
const changed = (from: string, to: string) => RELEASED.replace(from, to);
const changesOf = (present: string) => contractChanges(RELEASED, present, '2026-11-26');
const verdicts = async (present: string) =>
  (await changesOf(present)).map(({ kind, isRefused }) => `${kind}${isRefused ? ', refused' : ''}`);

describe('changes of a contract', () => {
  it.each([
    ['a field that goes', 'title: String', ''],
    ['a field whose day is not over', /aged: .*\n/.exec(RELEASED)?.[0] ?? '', ''],
    ['another type', 'price: Int', 'price: String'],
    ['an argument that goes', ', sort: String', ''],
    ['a value that goes', 'FLAT HOUSE', 'HOUSE'],
    ['an input that becomes required', 'kind: Kind }', 'kind: Kind! }'],
    ['a type that goes', 'input Filter { kind: Kind }', ''],
  ])('are refused when they break clients: %s', async (_what, from, to) => {
    expect(await verdicts(changed(from, to))).toContain('breaking, refused');
  });

  it.each([
    ['a field', /old: .*\n/.exec(RELEASED)?.[0] ?? ''],
    ['a value', /HOUSE @deprecated\(.*?\)/.exec(RELEASED)?.[0] ?? ''],
  ])('may break what was deprecated until a day that is over: %s', async (_what, text) => {
    expect(await verdicts(changed(text, ''))).toEqual(['breaking']);
  });

  it('may not break what a program still uses, though its day is over', async () => {
    const withoutOld = changed(/old: .*\n/.exec(RELEASED)?.[0] ?? '', '');
    const used = [
      { coordinate: 'Query.old', clientName: 'our-website' },
      { coordinate: 'Home.price', clientName: 'theirs' },
    ];
    expect(await contractChanges(RELEASED, withoutOld, '2026-11-26', used)).toMatchObject([
      { kind: 'breaking', isRefused: true, text: expect.stringContaining('; used by our-website') },
    ]);
    expect(await contractChanges(RELEASED, withoutOld, '2026-11-26', used.slice(1))).toMatchObject([
      { isRefused: false },
    ]);
  });

  it('are what clients notice, and no descriptions', async () => {
    expect(await changesOf(changed('What it costs.', 'Rupees.'))).toEqual([]);
    const added = changed('title: String', 'title: String area: Int');
    expect(await changesOf(added)).toMatchObject([{ kind: 'other', isRefused: false }]);
  });

  it('are written under the day of their release, above those of before', async () => {
    const first = releasedText(
      changelogText(
        '',
        new Map([['public', await changesOf(changed('title: String', 'title: String area: Int'))]]),
      ),
      '2026-11-01',
    );
    const second = changelogText(first, new Map([['public', []]]));
    expect(second).toMatch(
      /## Unreleased\n\n### public\n\nNothing\.\n\n## 2026-11-01\n\n### public\n\n- .*area.*Home/s,
    );
    expect(changelogText(second, new Map([['public', []]]))).toBe(second);
  });
});
