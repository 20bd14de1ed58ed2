import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../src/repository.js';

const of = (licenses: unknown[], name = 'planted', group?: string) => ({
  name,
  group,
  version: '1.0.0',
  licenses,
});
const id = (license: string) => [{ license: { id: license } }];

describe('licenses:check', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'licenses-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function check(bom: unknown) {
    const file = join(folder, 'sbom.cdx.json');
    writeFileSync(file, JSON.stringify(bom));
    const { status, stderr } = spawnSync(process.execPath, [join(repositoryRoot, '.ci/licenses.mjs'), file], {
      encoding: 'utf8',
    });
    return { status, stderr };
  }
  const bomOf = (...components: unknown[]) => ({ bomFormat: 'CycloneDX', components });

  it('passes what is allowed, also by a choice of licences or for one package', () => {
    expect(
      check(
        bomOf(
          of(id('MIT')),
          of([{ expression: '(GPL-3.0-only OR Apache-2.0)' }]),
          of(id('Elastic-2.0'), 'gateway', '@apollo'),
        ),
      ),
    ).toEqual({ status: 0, stderr: '' });
  });

  it('names each package that may not ship', () => {
    const { status, stderr } = check(
      bomOf(
        of(id('AGPL-3.0-only'), 'a'),
        of(id('Elastic-2.0'), 'b'),
        of([{ expression: '(MIT AND GPL-2.0-only)' }], 'c'),
        of([], 'd'),
        of([{ license: { name: 'See LICENSE' } }], 'e'),
        of(id('MIT'), 'f'),
        of([{ license: { id: 'MIT' } }, { license: { id: 'SSPL-1.0' } }], 'g', '@scope'),
      ),
    );
    expect(status).toBe(1);
    expect(stderr.split('\n').slice(0, -2)).toEqual([
      'a 1.0.0 is under (AGPL-3.0-only)',
      'b 1.0.0 is under (Elastic-2.0)',
      'c 1.0.0 is under ((MIT AND GPL-2.0-only))',
      'd 1.0.0 states no SPDX licence',
      'e 1.0.0 states no SPDX licence',
      '@scope/g 1.0.0 is under (MIT) AND (SSPL-1.0)',
    ]);
  });

  it.each([[bomOf()], [{ bomFormat: 'SPDX', components: [of(id('MIT'))] }]])(
    'fails on a list that proves nothing',
    (bom) => {
      expect(check(bom).status).toBe(1);
    },
  );
});
