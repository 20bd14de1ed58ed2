import type { Access, FieldPermissions, PermissionMatrix } from './matrix.js';
import type { ViewerKind } from './viewers.js';

const INTRODUCTION = `# Who may do what

Written by \`pnpm schema:permissions\` from the directives of the supergraph and the rules of \`platform/src/permissions/rules\`.
A field of a type listed here that has no rule fails \`pnpm schema:permissions --check\`; \`platform/tests/permissions.test.ts\` walks
the whole table over HTTP, WebSocket and the subgraphs themselves.

| cell     | meaning                                                                              |
| -------- | ------------------------------------------------------------------------------------ |
| yes      | allowed                                                                              |
| own      | what the last column says; anything else is null, left out or refused                |
| part     | what is public, and what the last column says                                        |
| null     | nothing, without an error                                                            |
| sign in  | refused: UNAUTHENTICATED                                                             |
| no scope | refused: MISSING_SCOPE                                                               |
| policy   | refused: POLICY_DENIED                                                               |
| person   | refused: PERSON_REQUIRED, an API key does not do what only its owner decides         |

Each role is that of a person who also is a BUYER, as everyone who signs in is. A key has every scope its owner may give it,
and sees nothing outside of [the contract partner](contracts/partner.graphql): there the cell is what the subgraph itself would say.
`;

const CODES: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'sign in',
  MISSING_SCOPE: 'no scope',
  POLICY_DENIED: 'policy',
  PERSON_REQUIRED: 'person',
};
const WORDS = { all: 'yes', own: 'own', part: 'part', object: 'object', nothing: 'null' } as const;

/** The table as Markdown, one section for each type. */
export function permissionsMarkdown({ fields }: PermissionMatrix, kinds: readonly ViewerKind[]): string {
  const names = kinds.map(({ name }) => name);
  const sections = Map.groupBy(fields, ({ coordinate }) => coordinate.split('.')[0] as string);
  const tables = [...sections].map(([type, members]) => {
    const withObject = members
      .filter(isWithObject)
      .map(({ coordinate }) => coordinate.slice(type.length + 1));
    const note = withObject.length > 0 ? `Seen with the object: ${withObject.join(', ')}.\n\n` : '';
    const rest = members.filter((member) => !isWithObject(member));
    const rows = rest.map(({ coordinate, rule, access }) => [
      coordinate.slice(type.length + 1),
      ...names.map((name) => word(access.get(name) as Access)),
      rule.text ?? '',
    ]);
    return `\n## ${type}\n\n${note}${table([['field', ...names, 'whose'], ...rows])}`;
  });
  return INTRODUCTION + tables.join('');
}

/** Nothing but the object decides, and no directive: a line of names says that for all of them. */
function isWithObject({ access }: FieldPermissions): boolean {
  return [...access.values()].every(({ kind }) => kind === 'object');
}

function word(access: Access): string {
  return access.kind === 'never' ? (CODES[access.code] ?? access.code) : WORDS[access.kind];
}

function table([head = [], ...rows]: string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`.replaceAll('  ', ' ');
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line), ''].join('\n');
}
