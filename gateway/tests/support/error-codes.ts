import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders whose errors reach a client of the graph. */
const SOURCES = ['gateway/src', 'packages/runtime/src', 'packages/federation/src', 'subgraphs/*/src'];
/** Errors of an import reach a person at a terminal, who reads their remedy there; names of settings look like codes. */
const OTHERS = ['/import/', '/src/config.ts'];

/** Functions that build or throw a coded error from a code given as an argument. */
const HELPERS = [
  'refuse',
  'refuseDocument',
  'unknown',
  'invalidField',
  'limitError',
  'check',
  'malformed',
  'fail',
  'failTooLarge',
];
const CODE = '[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*';

/**
 * Every error code the source can give a client: `code:` inside `new …Error(…)`, the default of an error class, the
 * first code handed to a helper that refuses, a member of an `…ErrorCode` union, and of the sets that name codes.
 */
export function errorCodesOf(repository: string): Map<string, string> {
  const codes = new Map<string, string>();
  for (const { file, source } of sourcesOf(repository)) {
    const found = [
      ...constructed(source),
      ...matches(source, new RegExp(`super\\([\\w\\s,]*'(${CODE})'`, 'g')),
      ...matches(source, new RegExp(`\\b(?:${HELPERS.join('|')})\\([^;]*?'(${CODE})'`, 'gs')),
      ...matches(source, new RegExp(`\\['(${CODE})', ?'[^']+'\\]`, 'g')),
      ...listed(source),
    ];
    for (const code of found.filter(isCode)) codes.set(code, file.slice(repository.length));
  }
  return codes;
}

/** Does any source write this code? */
export function mentionedIn(repository: string, code: string): boolean {
  return sourcesOf(repository).some(({ source }) => source.includes(`'${code}'`));
}

/** HTTP methods and signals look alike; one-word codes are few. */
function isCode(name: string): boolean {
  return name.includes('_') || ['UNAUTHENTICATED', 'FORBIDDEN', 'CONFLICT'].includes(name);
}

let sources: { file: string; source: string }[] | undefined;

function sourcesOf(repository: string): { file: string; source: string }[] {
  sources ??= SOURCES.flatMap((folder) => globSync(join(repository, folder, '**/*.ts')))
    .filter((file) => !file.endsWith('.test.ts') && !OTHERS.some((part) => file.includes(part)))
    .map((file) => ({ file, source: readFileSync(file, 'utf8') }));
  return sources;
}

/** Codes in the arguments of `new …Error(…)`, wherever the call ends. */
function constructed(source: string): string[] {
  return [...source.matchAll(/new \w*Error\(/g)].flatMap(({ index, 0: start }) => {
    let depth = 1;
    let end = index + start.length;
    while (depth > 0 && end < source.length) {
      if (source[end] === '(') depth += 1;
      if (source[end] === ')') depth -= 1;
      end += 1;
    }
    return matches(source.slice(index, end), new RegExp(`code:[^,}]*?'(${CODE})'`, 'g'));
  });
}

/** Members of `type …ErrorCode = 'A' | 'B'`, of `LimitCode`, and of `const …_CODES = new Set([…])`. */
function listed(source: string): string[] {
  const unions = matches(source, /type (?:\w*ErrorCode|LimitCode) =([^;]*);/g);
  const sets = matches(source, /(?:REQUEST_ERROR_CODES|EXECUTION_CODES) = new Set\(\[([^\]]*)\]/g);
  return [...unions, ...sets].flatMap((text) => matches(text, new RegExp(`'(${CODE})'`, 'g')));
}

function matches(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].map(([, match]) => match ?? '');
}
