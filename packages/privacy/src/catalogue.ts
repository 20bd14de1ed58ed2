import { isPersonalTable, type PersonalDataMap } from './personal-data.js';

/** A column as Postgres has it. */
export interface CatalogueColumn {
  table: string;
  column: string;
  /** `format_type`: text, jsonb, uuid, text[] … */
  type: string;
}

/** Types in which words, numbers of people or files can be. */
const FREE = /^(text|character varying|character|citext|json|jsonb|bytea|xml)(\(|\[|$)/;
/** Names of columns that hold the id of a person, by the habits of this code. */
const PERSON = /(^|_)(user|actor|author|buyer|voter|reviewer|maker|rater|person)_id$|_by$/;

/**
 * Where the map and the database differ, as sentences: a table or a text column without a decision, the id of a person that is
 * not named, a decision about what is not there (any more). Empty when they agree.
 */
export function differences(
  { schema, tables }: PersonalDataMap,
  columns: readonly CatalogueColumn[],
): string[] {
  const byTable = Map.groupBy(columns, ({ table }) => table);
  const found: string[] = [];
  for (const [table, its] of byTable) {
    const decision = tables[table];
    if (!decision) found.push(`${schema}.${table} has no decision`);
    else if (isPersonalTable(decision)) {
      const { people, personal, other = {} } = decision;
      const decided = new Set([...Object.keys(personal), ...Object.keys(other)]);
      for (const { column, type } of its) {
        if (FREE.test(type) && !decided.has(column))
          found.push(`${schema}.${table}.${column} has no decision`);
        if (isPerson(column, type) && !(column in people))
          found.push(`${schema}.${table}.${column} is the id of a person whom the map does not name`);
      }
      const named = new Set(its.map(({ column }) => column));
      for (const column of [...decided, ...Object.keys(people)])
        if (!named.has(column)) found.push(`${schema}.${table}.${column} is decided and not there`);
    } else {
      for (const { column, type } of its)
        if (isPerson(column, type))
          found.push(`${schema}.${table}.${column} is the id of a person in a table without people`);
    }
  }
  for (const table of Object.keys(tables))
    if (!byTable.has(table)) found.push(`${schema}.${table} is decided and not there`);
  return found;
}

const isPerson = (column: string, type: string) => type === 'uuid' && PERSON.test(column);
