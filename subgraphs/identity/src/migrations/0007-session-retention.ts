import { Migration } from '@mikro-orm/migrations';

/**
 * Lets the service drop sessions, whoever's, once they have been over for 30 days: until then a stolen refresh token
 * that comes back can still be told from noise. The policy itself holds the rule, so nothing younger can go.
 */
export class AllowSessionCleanup extends Migration {
  override up(): void {
    const over = `expires_at < now() - interval '30 days'`;
    this.addSql(`create policy over_visible on identity.session for select using (${over})`);
    this.addSql(`create policy over_delete on identity.session for delete using (${over})`);
    this.addSql(`create index session_expires_at on identity.session (expires_at)`);
    this.addSql(`grant delete on identity.session to propmubi_app`);
  }

  override down(): void {
    this.addSql(`revoke delete on identity.session from propmubi_app`);
    this.addSql(`drop index identity.session_expires_at`);
    for (const policy of ['over_visible', 'over_delete'])
      this.addSql(`drop policy ${policy} on identity.session`);
  }
}
