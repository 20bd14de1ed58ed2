import type { RetentionRule } from './personal-data.js';

export interface RetentionFunction extends RetentionRule {
  schema: string;
  /** What is past its time and has something left to remove. */
  due: {
    /** `crm.lead l join crm.contact c on …`; the first table's rows are locked. */
    from: string;
    /** Its alias. */
    alias: string;
    /** Without the age. */
    where: string;
    /** The moment from which the days count. */
    since: string;
  };
  /** Statements in which `due` is the array of ids of the batch. */
  remove: readonly string[];
}

/**
 * Statements that make the function of a retention rule. It runs as the owner, across tenants, and holds the rule itself: nothing
 * younger is reached by any call. With `dry` it counts.
 */
export function retentionFunction({ schema, name, days, due, remove }: RetentionFunction): string[] {
  const signature = `${schema}.retain_${name}(integer, boolean)`;
  const found = `from ${due.from} where ${due.where} and ${due.since} < now() - interval '${days} days'`;
  return [
    `create function ${schema}.retain_${name}(most integer, dry boolean) returns integer
       language plpgsql volatile security definer set search_path = '' as $$
     declare due uuid[];
     begin
       if dry then return (select count(*)::integer ${found}); end if;
       due := array(select ${due.alias}.id ${found} order by ${due.alias}.id limit most for update of ${due.alias} skip locked);
       ${remove.map((statement) => `${statement};`).join('\n       ')}
       return cardinality(due);
     end $$`,
    `revoke all on function ${signature} from public`,
    `grant execute on function ${signature} to propmubi_app`,
  ];
}

/** Lets the owner, as whom the function runs, see and change rows of a table under forced row level security. */
export function retainedByOwner(
  table: string,
  operations: readonly ('select' | 'update' | 'delete')[],
): string[] {
  return operations.map(
    (operation) =>
      `create policy owner_retains_${operation} on ${table} for ${operation} to current_user using (true)`,
  );
}
