import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The voice rule of docs/style.md: sentences have a subject that exists (a viewer, a consumer, an agent), never a
 * pronoun that stands for none in particular. ESLint applies it to code; run as a program it reads every tracked text.
 */
const PRONOUNS = new RegExp(`\\b(?:(?:no|some|every|any)${'body'}|who(?:m|se)?${'ever'})\\b`, 'giu');

/** Generated files follow their source, and landed migrations are never edited. */
const LEFT_OUT = [
  /^pnpm-lock\.yaml$/u,
  /\/migrations\/.*\.ts$/u,
  /\.(?:png|jpg|jpeg|webp|ico|woff2|gz|zip|pdf)$/u,
];

/** @returns {{ word: string, index: number }[]} */
function findPronouns(text) {
  return [...text.matchAll(PRONOUNS)].map((match) => ({ word: match[0], index: match.index }));
}

/** @type {import('eslint').Rule.RuleModule} */
export const voiceRule = {
  meta: { type: 'suggestion', schema: [], docs: { description: 'Name the subject (docs/style.md).' } },
  create(context) {
    const { sourceCode } = context;
    return {
      Program() {
        for (const { word, index } of findPronouns(sourceCode.text)) {
          context.report({
            loc: sourceCode.getLocFromIndex(index),
            message: `"${word}": name the subject (docs/style.md).`,
          });
        }
      },
    };
  },
};

function checkRepository() {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
    .split('\0')
    .filter((file) => file && !LEFT_OUT.some((pattern) => pattern.test(file)));
  const findings = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return findPronouns(text).map(
      ({ word, index }) => `${file}:${text.slice(0, index).split('\n').length}: "${word}"`,
    );
  });
  for (const finding of findings) process.stderr.write(`${finding}: name the subject (docs/style.md)\n`);
  if (findings.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) checkRepository();
