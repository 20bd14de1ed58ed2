import { Migration } from '@mikro-orm/migrations';

/**
 * From which network a refresh token was used, so that its late twin gets the longer grace from there only; and
 * sessions that were just revoked can be read by the service itself, which tells a Redis that lost its data.
 */
export class AddRevocationRecovery extends Migration {
  override up(): void {
    this.addSql(`alter table identity.refresh_token add column used_network text`);
    this.addSql(`create policy revoked_visible on identity.session for select
      using (revoked_at > now() - interval '16 minutes')`);
    this.addSql(
      `create index session_revoked_at on identity.session (revoked_at) where revoked_at is not null`,
    );
  }

  override down(): void {
    this.addSql(`drop index identity.session_revoked_at`);
    this.addSql(`drop policy revoked_visible on identity.session`);
    this.addSql(`alter table identity.refresh_token drop column used_network`);
  }
}
