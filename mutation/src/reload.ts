import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileTypeScript } from '../../packages/runtime/register.mjs';
import { type Mutant, mutate } from './mutant.js';

const PARAMETER = 'mutant';
const globals = new URL('./globals.ts', import.meta.url).href;
const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Loads tests again for each mutant. A module is evaluated once per URL, so what the mutated file reaches (itself and
 * all that import it) gets a query of its own; the rest, libraries above all, is loaded once.
 */
export class Reloader {
  /** Who imports a file: URL → URLs. Filled while the tests are loaded for the first time. */
  readonly #importers = new Map<string, Set<string>>();
  readonly #compiled = new Map<string, string>();
  #reloaded: ReadonlySet<string> | undefined;
  #mutant: Mutant | undefined;
  #round = 0;

  constructor() {
    registerHooks({
      resolve: (specifier, context, next) => {
        if (specifier === '@jest/globals') return { url: globals, format: 'module', shortCircuit: true };
        const parentURL = context.parentURL && withoutQuery(context.parentURL);
        const resolved = next(specifier, { ...context, parentURL });
        if (parentURL) this.#noteImport(resolved.url, parentURL);
        if (!this.#reloaded?.has(resolved.url)) return resolved;
        return { ...resolved, url: `${resolved.url}?${PARAMETER}=${this.#round}` };
      },
      load: (url, context, next) => {
        if (!url.includes(`?${PARAMETER}=`)) return next(url, context);
        return { format: 'module', source: this.#sourceOf(withoutQuery(url)), shortCircuit: true };
      },
    });
  }

  /** From now on the files that reach `file` are loaded anew; the tests must have been imported once before. */
  watch(file: string): void {
    const reached = new Set([new URL(`../../${file}`, import.meta.url).href]);
    for (const url of reached) for (const importer of this.#importers.get(url) ?? []) reached.add(importer);
    this.#reloaded = reached;
  }

  /** Whether any of the tests imports `file`, itself or through others. */
  reaches(test: string): boolean {
    return this.#reloaded?.has(new URL(`../../${test}`, import.meta.url).href) ?? false;
  }

  use(mutant: Mutant | undefined): void {
    this.#mutant = mutant;
    this.#round++;
  }

  #noteImport(url: string, importer: string): void {
    const importers = this.#importers.get(url) ?? new Set();
    this.#importers.set(url, importers.add(importer));
  }

  #sourceOf(url: string): string {
    const path = fileURLToPath(url);
    if (this.#mutant && relative(root, path) === this.#mutant.file)
      return compileTypeScript(mutate(readFileSync(path, 'utf8'), this.#mutant), path);
    const known = this.#compiled.get(path) ?? compileTypeScript(readFileSync(path, 'utf8'), path);
    this.#compiled.set(path, known);
    return known;
  }
}

function withoutQuery(url: string): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}
