import { Migration } from '@mikro-orm/migrations';
import { USER } from '@propmubi/runtime';

/** Homes that people keep in view. */
export class AddShortlists extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop table property.shortlisted_home');
  }
}

const STATEMENTS = [
  // A home that leaves the market stays on the list, so that its owner sees that it is gone.
  `create table property.shortlisted_home (
     user_id uuid not null,
     listing_id uuid not null,
     added_at timestamptz not null,
     primary key (user_id, listing_id)
   )`,
  `comment on table property.shortlisted_home is
     'global: a shortlist belongs to a person, who may belong to no tenant; its policy is by user'`,
  'alter table property.shortlisted_home enable row level security, force row level security',
  `create policy own on property.shortlisted_home using (user_id = ${USER}) with check (user_id = ${USER})`,
  'grant select, insert, delete on property.shortlisted_home to propmubi_app',
];
