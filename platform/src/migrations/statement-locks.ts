import type { AlterTableCmd, Constraint, Node, RangeVar } from '@pgsql/types';

/** Postgres' table locks that keep others waiting, the weakest first; those below are taken by every read and write. */
export const LOCKS = [
  'ShareUpdateExclusiveLock',
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
] as const;
export type LockMode = (typeof LOCKS)[number];

export interface TableLock {
  /** `schema.table`, or `index schema.index`, whose table is not in the statement. */
  relation: string;
  mode: LockMode;
}

/** What waits while a lock of this mode is held. */
export const BLOCKS: Record<LockMode, string> = {
  ShareUpdateExclusiveLock: 'other changes of the schema, vacuum',
  ShareLock: 'writes',
  ShareRowExclusiveLock: 'writes',
  ExclusiveLock: 'writes',
  AccessExclusiveLock: 'reads and writes',
};

/** Subcommands of ALTER TABLE that take less than ACCESS EXCLUSIVE (PostgreSQL 18, ALTER TABLE; checked by a test). */
const WEAKER: Record<string, LockMode> = {
  AT_ValidateConstraint: 'ShareUpdateExclusiveLock',
  AT_SetStatistics: 'ShareUpdateExclusiveLock',
  AT_SetRelOptions: 'ShareUpdateExclusiveLock',
  AT_ResetRelOptions: 'ShareUpdateExclusiveLock',
  AT_ClusterOn: 'ShareUpdateExclusiveLock',
  AT_AttachPartition: 'ShareUpdateExclusiveLock',
  AT_EnableTrig: 'ShareRowExclusiveLock',
  AT_DisableTrig: 'ShareRowExclusiveLock',
};
const LOCK_MODES: LockMode[] = [...LOCKS];
/** LOCK TABLE numbers the modes from ACCESS SHARE, 1. */
const FIRST_HINDERING = 4;

/** The locks a statement takes until the end of its transaction, as far as its text tells. */
export function locksOf(statement: Node): TableLock[] {
  const [kind, body] = Object.entries(statement)[0] as [string, never];
  return LOCKS_BY_KIND[kind]?.(body) ?? [];
}

const LOCKS_BY_KIND: Record<string, (statement: never) => TableLock[]> = {
  CreateStmt: ({ tableElts = [] }: { tableElts?: Node[] }) =>
    tableElts.flatMap((element) => {
      if ('Constraint' in element) return referenced(element.Constraint);
      if (!('ColumnDef' in element)) return [];
      return constraintsOf(element).flatMap(referenced);
    }),
  IndexStmt: ({ relation, concurrent }: { relation: RangeVar; concurrent?: boolean }) => [
    { relation: nameOf(relation), mode: concurrent ? 'ShareUpdateExclusiveLock' : 'ShareLock' },
  ],
  AlterTableStmt: ({ relation, cmds, objtype }: { relation: RangeVar; cmds: Node[]; objtype: string }) =>
    objtype === 'OBJECT_TABLE'
      ? cmds.flatMap((command) =>
          'AlterTableCmd' in command ? locksOfCommand(nameOf(relation), command.AlterTableCmd) : [],
        )
      : [],
  RenameStmt: ({ relation, renameType }: { relation?: RangeVar; renameType: string }) => {
    if (!relation) return [];
    if (renameType === 'OBJECT_INDEX')
      return [{ relation: `index ${nameOf(relation)}`, mode: 'ShareUpdateExclusiveLock' }];
    return [{ relation: nameOf(relation), mode: 'AccessExclusiveLock' }];
  },
  DropStmt: ({
    objects,
    removeType,
    concurrent,
  }: {
    objects: Node[];
    removeType: string;
    concurrent?: boolean;
  }) =>
    objects.flatMap((object): TableLock[] => {
      const names = partsOf(object);
      if (removeType === 'OBJECT_TABLE') return [{ relation: names.join('.'), mode: 'AccessExclusiveLock' }];
      if (removeType === 'OBJECT_INDEX') {
        const mode = concurrent ? 'ShareUpdateExclusiveLock' : 'AccessExclusiveLock';
        return [{ relation: `index ${names.join('.')}`, mode }];
      }
      const isOfTable = removeType === 'OBJECT_POLICY' || removeType === 'OBJECT_TRIGGER';
      return isOfTable ? [{ relation: names.slice(0, -1).join('.'), mode: 'AccessExclusiveLock' }] : [];
    }),
  CreatePolicyStmt: ({ table }: { table: RangeVar }) => [
    { relation: nameOf(table), mode: 'AccessExclusiveLock' },
  ],
  AlterPolicyStmt: ({ table }: { table: RangeVar }) => [
    { relation: nameOf(table), mode: 'AccessExclusiveLock' },
  ],
  CreateTrigStmt: ({ relation }: { relation: RangeVar }) => [
    { relation: nameOf(relation), mode: 'ShareRowExclusiveLock' },
  ],
  CommentStmt: ({ objtype, object }: { objtype: string; object: Node }) => {
    const names = partsOf(object);
    if (objtype === 'OBJECT_COLUMN') names.pop();
    const isOfTable = objtype === 'OBJECT_TABLE' || objtype === 'OBJECT_COLUMN';
    return isOfTable ? [{ relation: names.join('.'), mode: 'ShareUpdateExclusiveLock' }] : [];
  },
  TruncateStmt: ({ relations }: { relations: Node[] }) => rangesOf(relations, 'AccessExclusiveLock'),
  LockStmt: ({ relations, mode }: { relations: Node[]; mode: number }) => {
    const taken = LOCK_MODES[mode - FIRST_HINDERING];
    return taken ? rangesOf(relations, taken) : [];
  },
};

function locksOfCommand(table: string, { subtype, def }: AlterTableCmd): TableLock[] {
  if (subtype === 'AT_AddConstraint' && def && 'Constraint' in def) {
    const isForeign = def.Constraint.contype === 'CONSTR_FOREIGN';
    const mode = isForeign ? 'ShareRowExclusiveLock' : 'AccessExclusiveLock';
    return [{ relation: table, mode }, ...referenced(def.Constraint)];
  }
  const mode = WEAKER[subtype ?? ''] ?? 'AccessExclusiveLock';
  const added = subtype === 'AT_AddColumn' && def ? constraintsOf(def).flatMap(referenced) : [];
  return [{ relation: table, mode }, ...added];
}

/** A foreign key puts triggers on the table it refers to. */
function referenced({ contype, pktable }: Constraint): TableLock[] {
  if (contype !== 'CONSTR_FOREIGN' || !pktable) return [];
  return [{ relation: nameOf(pktable), mode: 'ShareRowExclusiveLock' }];
}

export function constraintsOf(column: Node): Constraint[] {
  if (!('ColumnDef' in column)) return [];
  const { constraints = [] } = column.ColumnDef;
  return constraints.flatMap((one) => ('Constraint' in one ? [one.Constraint] : []));
}

function rangesOf(relations: readonly Node[], mode: LockMode): TableLock[] {
  return relations.flatMap((one) => ('RangeVar' in one ? [{ relation: nameOf(one.RangeVar), mode }] : []));
}

export function nameOf({ schemaname, relname }: RangeVar): string {
  return [schemaname, relname].filter(Boolean).join('.');
}

/** The parts of a name: `crm.lead.phone`. */
function partsOf(object: Node): string[] {
  if (!('List' in object)) return [];
  return (object.List.items ?? []).flatMap((item) => ('String' in item ? [item.String.sval ?? ''] : []));
}
