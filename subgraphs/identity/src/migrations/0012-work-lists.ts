import { Migration } from '@mikro-orm/migrations';

/**
 * Sessions have a name that their owner gives, and are listed, like users, for administrators. Who is one is read by a
 * function of the owner's: a policy of `user_role` that read `user_role` itself would never end.
 */
export class AddWorkLists extends Migration {
  override up(): void {
    this.addSql(
      `alter table identity.session add column name text check (char_length(name) between 1 and 100)`,
    );
    this.addSql(`create policy owner_reads on identity.user_role for select to current_user using (true)`);
    this.addSql(`create function identity.viewer_is_administrator() returns boolean
      language sql stable security definer set search_path = '' as $$
      select exists (
        select from identity.user_role where user_id = identity.viewer_id() and role = 'ADMIN') $$`);
    for (const table of ['user_role', 'session']) {
      this.addSql(`create policy administrator on identity.${table} for select to propmubi_app
        using ((select identity.viewer_is_administrator()))`);
    }
    this.addSql(`create index session_user_id_created_at on identity.session (user_id, created_at, id)`);
    this.addSql(`drop index identity.session_user_id`);
  }

  override down(): void {
    this.addSql(`create index session_user_id on identity.session (user_id)`);
    this.addSql(`drop index identity.session_user_id_created_at`);
    for (const table of ['user_role', 'session'])
      this.addSql(`drop policy administrator on identity.${table}`);
    this.addSql(`drop function identity.viewer_is_administrator()`);
    this.addSql(`drop policy owner_reads on identity.user_role`);
    this.addSql(`alter table identity.session drop column name`);
  }
}
