import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { errorCodesOf, mentionedIn } from './support/error-codes.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));

describe('docs/errors.md', () => {
  const text = readFileSync(join(repository, 'docs/errors.md'), 'utf8');
  const documented = [...text.matchAll(/^\| ([A-Z_]+) +\|/gm)].map(([, code]) => code ?? '');

  it('lists every code a client can be given', () => {
    const missing = [...errorCodesOf(repository)].filter(([code]) => !documented.includes(code));
    expect(missing.map(([code, file]) => `${code} (${file})`)).toEqual([]);
  });

  it('lists no code that nothing gives, and none twice', () => {
    expect(documented.filter((code) => !mentionedIn(repository, code))).toEqual([]);
    expect(documented).toEqual([...new Set(documented)]);
  });
});
