import { Migration } from '@mikro-orm/migrations';

const ROLES = `'BUYER', 'BUILDER', 'REVIEWER', 'PARTNER', 'ADMIN'`;
const GUARDED = ['user_role', 'user_account', 'audit_entry'];

/**
 * Super administrators, who alone give and take the role of administrators. Of an installation that has administrators it is the
 * one whom the operator's command made first, and who still is one; where there is none the command makes one.
 */
export class AddSuperAdmin extends Migration {
  override up(): void {
    this.addSql(`alter table identity.user_role drop constraint user_role_role_check`);
    this.addSql(`alter table identity.user_role add constraint user_role_role_check
      check (role in (${ROLES}, 'SUPER_ADMIN'))`);
    for (const table of GUARDED) this.addSql(`alter table identity.${table} no force row level security`);
    this.addSql(`insert into identity.user_role (user_id, role)
      select a.subject_id, 'SUPER_ADMIN' from identity.audit_entry a
        join identity.user_account u on u.id = a.subject_id and u.status = 'ACTIVE'
        join identity.user_role r on r.user_id = a.subject_id and r.role = 'ADMIN'
       where a.action = 'ROLE_GRANTED' and a.actor_id is null and a.details ->> 'role' = 'ADMIN'
       order by a.recorded_at, a.seq limit 1`);
    for (const table of GUARDED) this.addSql(`alter table identity.${table} force row level security`);
    this.addSql(
      `create policy owner_counts on identity.user_account for select to current_user using (true)`,
    );
    this.addSql(`create function identity.other_super_administrators(asked uuid) returns int
      language sql stable security definer set search_path = '' as $$
      select count(*)::int from identity.user_role r
        join identity.user_account u on u.id = r.user_id and u.status = 'ACTIVE'
       where r.role = 'SUPER_ADMIN' and r.user_id is distinct from asked $$`);
  }

  override down(): void {
    this.addSql(`drop function identity.other_super_administrators(uuid)`);
    this.addSql(`drop policy owner_counts on identity.user_account`);
    this.addSql(`alter table identity.user_role no force row level security`);
    this.addSql(`delete from identity.user_role where role = 'SUPER_ADMIN'`);
    this.addSql(`alter table identity.user_role force row level security`);
    this.addSql(`alter table identity.user_role drop constraint user_role_role_check`);
    this.addSql(
      `alter table identity.user_role add constraint user_role_role_check check (role in (${ROLES}))`,
    );
  }
}
