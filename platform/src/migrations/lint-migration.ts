import type { AlterTableCmd, Constraint, Node, RangeVar } from '@pgsql/types';
import { parse } from 'libpg-query';
import type { PlannedMigration } from './planned-migration.js';
import { constraintsOf, LOCKS, locksOf, nameOf, type TableLock } from './statement-locks.js';

export type Rule =
  /** A lock under which others wait while the table is read or written as a whole. */
  | 'scans-under-lock'
  | 'rewrites-table'
  /** What the release that still runs reads or writes goes: expand first, contract in a later release. */
  | 'breaks-running-code'
  | 'writes-every-row'
  /** What it does cannot be read from its text. */
  | 'unreadable'
  | 'concurrently-in-transaction';

export interface Finding {
  rule: Rule;
  relation: string;
  help: string;
}

export interface LintedStatement {
  sql: string;
  /** On tables that are there before; no session waits for one that was made a moment ago. */
  locks: TableLock[];
  findings: Finding[];
}

/** A statement whose first line is `-- accepted: <why>` was decided about, and has no findings. */
const ACCEPTED = /^\s*-- accepted: \S/;
/** Functions whose result a default may keep for all rows; others are computed row by row. */
const STABLE = new Set(['now', 'current_setting', 'to_tsvector']);

/** Locks and findings of each statement. Tables that the migration itself makes are nothing to wait for. */
export async function lintMigration({
  statements,
  transactional,
}: PlannedMigration): Promise<LintedStatement[]> {
  const made = new Set<string>();
  const linted: LintedStatement[] = [];
  for (const text of statements) {
    const { stmts = [] } = await parse(text);
    for (const { stmt } of stmts) {
      if (!stmt) continue;
      const known = ({ relation }: { relation: string }) => !made.has(relation);
      const findings = ACCEPTED.test(text) ? [] : findingsOf(stmt, transactional);
      linted.push({
        sql: text,
        locks: strongest(locksOf(stmt).filter(known)),
        findings: findings.filter(known),
      });
      if ('CreateStmt' in stmt && stmt.CreateStmt.relation) made.add(nameOf(stmt.CreateStmt.relation));
    }
  }
  return linted;
}

function findingsOf(statement: Node, transactional: boolean): Finding[] {
  if ('IndexStmt' in statement) return ofIndex(statement.IndexStmt, transactional);
  if ('AlterTableStmt' in statement) {
    const { relation, cmds = [], objtype } = statement.AlterTableStmt;
    if (!relation || objtype !== 'OBJECT_TABLE') return [];
    return cmds.flatMap((command) =>
      'AlterTableCmd' in command ? ofAlterTable(nameOf(relation), command.AlterTableCmd) : [],
    );
  }
  if ('RenameStmt' in statement) {
    const { relation, renameType } = statement.RenameStmt;
    if (!relation || (renameType !== 'OBJECT_TABLE' && renameType !== 'OBJECT_COLUMN')) return [];
    return [
      breaks(
        nameOf(relation),
        'the running release knows the old name: add the new one, and drop the old later',
      ),
    ];
  }
  if ('DropStmt' in statement && statement.DropStmt.removeType === 'OBJECT_TABLE') {
    return locksOf(statement).map(({ relation }) =>
      breaks(relation, 'drop a table one release after its last use'),
    );
  }
  if ('UpdateStmt' in statement) return ofWrite(statement.UpdateStmt);
  if ('DeleteStmt' in statement) return ofWrite(statement.DeleteStmt);
  if ('DoStmt' in statement) {
    return [
      { rule: 'unreadable', relation: 'do', help: 'write the statements themselves, or say why it is safe' },
    ];
  }
  return [];
}

function ofIndex(
  { relation, concurrent }: { relation?: RangeVar; concurrent?: boolean },
  transactional: boolean,
): Finding[] {
  const name = relation ? nameOf(relation) : '';
  if (!concurrent) {
    const help = '`create index concurrently`, in a migration of its own with isTransactional() false';
    return [{ rule: 'scans-under-lock', relation: name, help }];
  }
  const help = 'the migration must answer false to isTransactional()';
  return transactional ? [{ rule: 'concurrently-in-transaction', relation: name, help }] : [];
}

function ofAlterTable(table: string, { subtype, def }: AlterTableCmd): Finding[] {
  const scans = (help: string): Finding => ({ rule: 'scans-under-lock', relation: table, help });
  const rewrites = (help: string): Finding => ({ rule: 'rewrites-table', relation: table, help });
  switch (subtype) {
    case 'AT_AddColumn':
      return def ? ofAddedColumn(table, constraintsOf(def), rewrites) : [];
    case 'AT_AlterColumnType':
      return [
        rewrites('add a column of the new type, fill it in batches, and drop the old one in a later release'),
      ];
    case 'AT_SetNotNull':
      return [
        scans('add `check (… is not null) not valid`, validate it in a migration of its own, then set it'),
        breaks(table, 'the running release may still write null'),
      ];
    case 'AT_AddConstraint':
      return def && 'Constraint' in def ? ofConstraint(def.Constraint, scans) : [];
    case 'AT_DropColumn':
      return [breaks(table, 'drop a column one release after its last use')];
    case 'AT_SetLogged':
    case 'AT_SetUnLogged':
    case 'AT_SetTableSpace':
    case 'AT_SetAccessMethod':
      return [rewrites('copies the whole table while nothing may read it')];
    default:
      return [];
  }
}

function ofAddedColumn(
  table: string,
  constraints: readonly Constraint[],
  rewrites: (help: string) => Finding,
) {
  const of = (type: string) => constraints.find(({ contype }) => contype === type);
  const given = of('CONSTR_DEFAULT')?.raw_expr;
  const findings: Finding[] = [];
  if (given && isComputedPerRow(given))
    findings.push(rewrites('a default that differs by row: add without it, fill in batches'));
  if (of('CONSTR_GENERATED')?.generated_kind === 's' || of('CONSTR_IDENTITY'))
    findings.push(rewrites('a stored generated column is computed for every row at once'));
  if (of('CONSTR_NOTNULL') && !given && !of('CONSTR_GENERATED') && !of('CONSTR_IDENTITY'))
    findings.push(breaks(table, 'the running release does not write the column: give it a default'));
  return findings;
}

function ofConstraint(
  { contype, skip_validation, indexname }: Constraint,
  scans: (help: string) => Finding,
): Finding[] {
  if (contype === 'CONSTR_FOREIGN' || contype === 'CONSTR_CHECK' || contype === 'CONSTR_NOTNULL')
    return skip_validation
      ? []
      : [scans('add it `not valid`, and `validate constraint` in a migration of its own')];
  if (contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_PRIMARY')
    return indexname
      ? []
      : [scans('make the unique index concurrently, then add the constraint `using index`')];
  return contype === 'CONSTR_EXCLUSION' ? [scans('builds an index while writes wait')] : [];
}

function ofWrite({ relation, whereClause }: { relation?: RangeVar; whereClause?: Node }): Finding[] {
  if (whereClause || !relation) return [];
  const help = 'a transaction that holds every row: fill in batches, by a job';
  return [{ rule: 'writes-every-row', relation: nameOf(relation), help }];
}

function breaks(relation: string, help: string): Finding {
  return { rule: 'breaks-running-code', relation, help };
}

function isComputedPerRow(expression: Node): boolean {
  const calls = [
    ...JSON.stringify(expression).matchAll(/"funcname":\[(?:[^\]]*,)?\{"String":\{"sval":"(\w+)"\}\}\]/g),
  ];
  return calls.some(([, name]) => !STABLE.has(name as string));
}

/** One lock a relation: a statement of several commands takes the strongest. */
function strongest(locks: readonly TableLock[]): TableLock[] {
  const by = new Map<string, TableLock>();
  for (const lock of locks) {
    const held = by.get(lock.relation);
    if (!held || rank(lock) > rank(held)) by.set(lock.relation, lock);
  }
  return [...by.values()];
}

function rank({ mode }: TableLock): number {
  return LOCKS.indexOf(mode);
}
