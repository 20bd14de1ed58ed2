import { Migration } from '@mikro-orm/migrations';

/**
 * A document of a listing or a project states names of other rows: its builder's, its project's, its locality's. Where one
 * of those changes, the documents that state it are made again in the same statement.
 */
export class SearchFollowsNames extends Migration {
  override up(): void {
    for (const statement of [...functions(), ...STATED.map(trigger)]) this.addSql(statement);
  }

  override down(): void {
    for (const { table } of STATED) this.addSql(`drop trigger search_names on property.${table}`);
    for (const { table } of STATED) this.addSql(`drop function property.index_naming_${table}()`);
  }
}

/** The tables whose rows others state, what of them is stated, and by which tables. */
const STATED = [
  { table: 'locality', columns: ['name', 'district'], by: ['project', 'listing'] },
  { table: 'builder', columns: ['name'], by: ['project', 'listing'] },
  { table: 'project', columns: ['name'], by: ['listing'] },
] as const;

const ROWS = {
  project: { plural: 'projects', condition: 'true' },
  // The others have no document, and under row level security may be another tenant's.
  listing: { plural: 'listings', condition: 'publicly_visible' },
};

function functions(): string[] {
  return STATED.map(({ table, columns, by }) => {
    const row = (of: string) => columns.map((column) => `${of}.${column}`).join(', ');
    const calls = by.map(
      (name) => `perform property.index_${ROWS[name].plural}(array(
           select id from property.${name} where ${table}_id = any(renamed) and ${ROWS[name].condition}));`,
    );
    return `create function property.index_naming_${table}() returns trigger language plpgsql as $$
     declare
       renamed uuid[] := array(select changed.id from changed join former using (id)
                                where (${row('changed')}) is distinct from (${row('former')}));
     begin
       if cardinality(renamed) > 0 then
         ${calls.join('\n         ')}
       end if;
       return null;
     end $$`;
  });
}

function trigger({ table }: (typeof STATED)[number]): string {
  return `create trigger search_names after update on property.${table}
    referencing old table as former new table as changed
    for each statement execute function property.index_naming_${table}()`;
}
