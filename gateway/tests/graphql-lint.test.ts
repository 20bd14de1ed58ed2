import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../../', import.meta.url));

interface Finding {
  ruleId: string;
  line: number;
}

/** What `pnpm lint:graphql` finds in a text, had it this path. */
async function lint(path: string, text: string): Promise<string[]> {
  const given = [
    '--config',
    'eslint.graphql.config.js',
    '--format',
    'json',
    '--stdin',
    '--stdin-filename',
    path,
  ];
  const output = await new Promise<string>((resolve) => {
    const child = execFile(
      process.execPath,
      ['node_modules/eslint/bin/eslint.js', ...given],
      { cwd: repository },
      (_error, stdout) => resolve(stdout),
    );
    child.stdin?.end(text);
  });
  const [{ messages }] = JSON.parse(output) as [{ messages: Finding[] }];
  return messages.map(({ ruleId, line }) => `${line} ${ruleId.replace('@graphql-eslint/', '')}`);
}

const SCHEMA = `type Mutation {
  doThis(input: OtherInput!): Int
  doThat(data: DoThatInput!): Int
}
type Thing {
  bad_name: Int
  old: Int @deprecated
  older: Int @deprecated(reason: "Use name.")
  oldest: Int @deprecated(reason: "Use name. Some day.")
  name: Int @deprecated(reason: "Use bad_name. Removed after 2027-06-30.")
}
# Not a description.
enum Kind { lower }
`;

const OPERATIONS = `import { graphql } from './graphql/index.js';
export const Old = graphql(\`
  mutation Old($input: CreateLeadInput!) {
    createLead(input: $input) {
      capture
      outcome
    }
  }
\`);
`;

describe('pnpm lint:graphql', () => {
  it('finds planted faults in a schema', async () => {
    expect(await lint('schema/planted.graphql', SCHEMA)).toEqual([
      '2 input-name',
      '3 input-name',
      '6 naming-convention',
      '7 no-restricted-syntax',
      '8 no-restricted-syntax',
      '9 no-restricted-syntax',
      '12 no-hashtag-description',
      '13 naming-convention',
    ]);
  }, 60_000);

  it('finds what the API schema does not describe', async () => {
    const schema = 'type Query { a: Int }\n"A kind."\nenum Kind {\n  ONE\n}\n';
    expect(await lint('schema/api.graphql', schema)).toEqual(
      expect.arrayContaining(['1 require-description', '4 require-description']),
    );
  }, 60_000);

  it('finds a deprecated field in an operation of a client', async () => {
    expect(await lint('web/src/planted.ts', OPERATIONS)).toEqual(['5 no-deprecated']);
  }, 60_000);
});
