import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Golden {
  /** The recorded operation `<name>.graphql`. */
  operation(name: string): string;
  /**
   * What is recorded in `<name>.golden.sql` beside what was sent, so that a statement more shows up in review as a
   * diff. `UPDATE_GOLDEN=1 pnpm test <file>` records anew; so does a first run, except in CI.
   */
  sql(name: string, statements: readonly string[]): { recorded: string; actual: string };
}

/** Operations with their SQL, in the folder `golden` beside a test file: `goldenIn(import.meta.dirname)`. */
export function goldenIn(testFolder: string): Golden {
  const pathOf = (file: string) => join(testFolder, 'golden', file);
  return {
    operation: (name) => readFileSync(pathOf(`${name}.graphql`), 'utf8'),
    sql(name, statements) {
      const path = pathOf(`${name}.golden.sql`);
      const actual = `${statements.map(shapeOf).join(';\n\n')};\n`;
      const isNew = !existsSync(path) && !process.env['CI'];
      if (process.env['UPDATE_GOLDEN'] || isNew) writeFileSync(path, actual);
      return { recorded: readFileSync(path, 'utf8'), actual };
    },
  };
}

/** A statement without its values: how many ids it looks up is not its shape. */
export function shapeOf(sql: string): string {
  return sql
    .replace(/\bin \((?:\s*(?:'[^']*'|\?|\$\d+)\s*,?)+\)/g, 'in (…)')
    .replace(/\blimit (?:\d+|\?|\$\d+)/g, 'limit …')
    .trim();
}
