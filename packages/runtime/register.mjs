// Compiles TypeScript on import with swc: unlike Node's own type stripping, it emits the decorator metadata that
// type-graphql and MikroORM read. Production runs compiled output and does not load this file.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const swcOptions = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};

/** TypeScript as the JavaScript that Node runs, with its source map. */
export function compileTypeScript(source, filename) {
  return transformSync(source, { ...swcOptions, filename }).code;
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    const fromTypeScript =
      context.parentURL?.endsWith('.ts') && specifier.startsWith('.') && specifier.endsWith('.js');
    return nextResolve(fromTypeScript ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
    const filename = fileURLToPath(url);
    const source = compileTypeScript(readFileSync(filename, 'utf8'), filename);
    return { format: 'module', source, shortCircuit: true };
  },
});
