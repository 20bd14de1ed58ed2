import { Migration } from '@mikro-orm/migrations';

/**
 * Fills nodes of complete subtrees from the leaves, level by level: `H(0x01 ‖ left ‖ right)` as merkle-tree.ts computes
 * it. Of each level it adds what is not there.
 */
export const FILL_LOG_NODES = `do $$
  declare above int := 0; added bigint;
  begin
    loop
      insert into trust.log_node (level, index, hash)
      select above + 1, index / 2,
             encode(sha256('\\x01'::bytea || string_agg(decode(hash, 'hex'), ''::bytea order by index)), 'hex')
        from (select position as index, leaf_hash as hash from trust.log_entry where above = 0
              union all select index, hash from trust.log_node where level = above and above > 0) below
       where index >= 2 * coalesce((select max(index) + 1 from trust.log_node where level = above + 1), 0)
       group by index / 2 having count(*) = 2
      on conflict do nothing;
      get diagnostics added = row_count;
      exit when added = 0;
      above := above + 1;
    end loop;
  end $$`;

/** The transparency log's inner nodes, so that heads and proofs read a few rows and not every leaf; its signed heads. */
export class AddLogNodes extends Migration {
  override up(): void {
    for (const sql of [
      `create table trust.log_node (
         level int not null check (level > 0),
         index bigint not null check (index >= 0),
         hash text not null check (hash ~ '^[0-9a-f]{64}$'),
         primary key (level, index)
       )`,
      `comment on table trust.log_node is 'global: the transparency log is for everybody to check; hashes'`,
      'grant select, insert on trust.log_node to propmubi_app',
      `create table trust.log_head (
         tree_size bigint primary key check (tree_size >= 0),
         root_hash text not null check (root_hash ~ '^[0-9a-f]{64}$'),
         signed_at timestamptz not null,
         signature text not null,
         public_key text not null
       )`,
      `comment on table trust.log_head is 'global: signed heads of the transparency log; hashes'`,
      'grant select, insert on trust.log_head to propmubi_app',
      FILL_LOG_NODES,
    ])
      this.addSql(sql);
  }

  override down(): void {
    this.addSql('drop table trust.log_head, trust.log_node');
  }
}
