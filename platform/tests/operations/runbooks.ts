import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/repository.js';

const FOLDER = join(repositoryRoot, 'docs/runbooks');
const BEGINS_PROMQL =
  /^(?:(?:sum|topk|rate|increase|changes|max|min)\b|(?:propmubi|graphql|subgraph|subscriptions?|websockets|gateway|database_pool|postgres|nodejs|process|log)[:_][\w:]*(?:\{|$))/;

export interface RunbookCode {
  page: string;
  code: string;
}

/** What runbooks have a person type, as it stands there. */
export function runbookCode(): RunbookCode[] {
  return readdirSync(FOLDER).flatMap((page) =>
    [...readFileSync(join(FOLDER, page), 'utf8').matchAll(/`([^`\n]+)`/g)].map(([, code]) => ({
      page,
      code: code as string,
    })),
  );
}

/** Statements for psql that only read. */
export function runbookQueries(): RunbookCode[] {
  return runbookCode().flatMap(({ page, code }) => {
    const sql = /psql "\$DATABASE_OWNER_URL" -c "((?:select|show) .*)"$/.exec(code)?.[1];
    return sql ? [{ page, code: sql }] : [];
  });
}

/** Expressions for Prometheus, and series that are named. */
export function runbookExpressions(): RunbookCode[] {
  return runbookCode().filter(({ code }) => BEGINS_PROMQL.test(code));
}
