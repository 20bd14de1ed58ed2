import type { ContractChange } from './contract-changes.js';

const INTRODUCTION = `# Changes of the contracts

What clients of \`/graphql/public\` and \`/graphql/partner\` can notice in the schema, newest first. Written by \`pnpm schema\` from the
difference to what was released last (\`schema/contracts/released\`); \`pnpm schema:release\` gives it a day, which answers name in
\`X-API-Version\`. What breaks clients is refused unless it was deprecated until a day that is over.
`;
const UNRELEASED = '## Unreleased';
const WORDS = { breaking: '**Breaking**: ', dangerous: '**Take care**: ', other: '' } as const;

/** The changelog, in which what is unreleased is these changes. */
export function changelogText(
  before: string,
  changes: ReadonlyMap<string, readonly ContractChange[]>,
): string {
  const sections = [...changes].map(([contract, some]) => {
    const lines = some.map(({ kind, text }) => `- ${WORDS[kind]}${text}\n`);
    return `\n### ${contract}\n\n${lines.length > 0 ? lines.join('') : 'Nothing.\n'}`;
  });
  return `${INTRODUCTION}\n${UNRELEASED}\n${sections.join('')}${releasedPart(before)}`;
}

/** The same under a day, with nothing unreleased. */
export function releasedText(text: string, day: string): string {
  return text.replace(UNRELEASED, `## ${day}`);
}

function releasedPart(text: string): string {
  const first = /^## \d{4}-\d{2}-\d{2}$/m.exec(text);
  return first ? `\n${text.slice(first.index)}` : '';
}
