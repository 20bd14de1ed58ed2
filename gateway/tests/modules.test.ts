import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Prints every package that importing the gateway's main program loads. */
const LIST_PACKAGES = `
  import { registerHooks } from 'node:module';
  const packages = new Set();
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      const [, name] = /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)\\//.exec(resolved.url) ?? [];
      if (name) packages.add(name);
      return resolved;
    },
  });
  await import('./gateway/src/index.ts');
  console.log([...packages].sort().join('\\n'));
`;

describe('the gateway', () => {
  it('loads no database driver, ORM, schema builder or planner', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        '--conditions=source',
        '--import',
        './packages/runtime/register.mjs',
        '--input-type=module',
        '--eval',
        LIST_PACKAGES,
      ],
      { cwd: root },
    );
    const packages = stdout.trim().split('\n');
    expect(packages).toContain('fastify');
    expect(
      packages.filter((name) =>
        /^@mikro-orm\/|^@apollo\/(federation-internals|query-planner|query-graphs)$|^(pg|pg-boss|kysely|type-graphql|reflect-metadata)$/.test(
          name,
        ),
      ),
    ).toEqual([]);
  });
});
