import {
  type Erasure,
  isPersonalTable,
  type PersonalColumn,
  type PersonalDataMap,
  PURPOSES,
} from './personal-data.js';

/** docs/data-map.md: what is kept of people, where, why, for how long, and what their rights do to it. */
export function dataMapPage(maps: readonly PersonalDataMap[]): string {
  return `${[
    '# Data map',
    '',
    'Written by `pnpm schema` from `src/personal-data.ts` of each subgraph; [privacy.md](privacy.md) says what follows from it.',
    '',
    '## Purposes',
    '',
    ...table(['purpose', 'why it is kept'], Object.entries(PURPOSES)),
    ...maps.flatMap(sectionOf),
  ].join('\n')}\n`;
}

function sectionOf({ schema, tables, retention }: PersonalDataMap): string[] {
  const sorted = Object.entries(tables).toSorted(([a], [b]) => a.localeCompare(b));
  const rows = sorted.flatMap(([name, decision]) =>
    isPersonalTable(decision)
      ? Object.entries(decision.personal).map(([column, value]) => [
          `\`${name}.${column}\``,
          ...cellsOf(value),
        ])
      : [],
  );
  const people = sorted.flatMap(([name, decision]) =>
    isPersonalTable(decision)
      ? Object.entries(decision.people).map(([column, who]) => `\`${name}.${column}\` (${who})`)
      : [],
  );
  return [
    '',
    `## ${schema}`,
    '',
    ...(rows.length > 0
      ? table(['column', 'what', 'purpose', 'kept', 'erasure', 'correction', 'export'], rows)
      : ['No personal data beyond ids.']),
    ...(retention.length > 0
      ? [
          '',
          ...table(
            ['retention job', 'after', 'what'],
            retention.map((rule) => [`\`${rule.name}\``, `${rule.days} days`, rule.what]),
          ),
        ]
      : []),
    ...(people.length > 0
      ? ['', `Ids of people, which lead nowhere once they are erased: ${people.join(', ')}.`]
      : []),
  ];
}

function cellsOf({ what, purpose, retention, erasure, correction, exported }: PersonalColumn): string[] {
  return [
    what,
    purpose,
    retention.job ? `${retention.text} (\`${retention.job}\`)` : retention.text,
    erasureText(erasure),
    correction,
    'file' in exported ? `\`${exported.file}\`` : `no: ${exported.not}`,
  ];
}

function erasureText(erasure: Erasure): string {
  if (typeof erasure === 'object') return `kept: ${erasure.kept}`;
  return { KEY: 'its key is destroyed, and it is deleted', CLEARED: 'emptied', DELETED: 'deleted' }[erasure];
}

/** Padded as Prettier does it. */
function table(heads: string[], rows: readonly (readonly string[])[]): string[] {
  const cells = [heads, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = heads.map((_, at) => Math.max(3, ...cells.map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, at) => (row[at] ?? '').padEnd(width)).join(' | ')} |`;
  const [head = heads, ...body] = cells;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
}
