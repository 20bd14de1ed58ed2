import { Migration } from '@mikro-orm/migrations';

/** The devices on which people signed in, as keyed digests of what the device calls itself. */
export class AddDevices extends Migration {
  override up(): void {
    this.addSql(`create table identity.user_device (
      user_id uuid not null references identity.user_account (id) on delete cascade,
      digest text not null,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      primary key (user_id, digest))`);
    this.addSql(`comment on table identity.user_device is
      'global: belongs to a person, not to a tenant; row level security shows a row to its owner; keyed digests only'`);
    this.addSql('alter table identity.user_device enable row level security, force row level security');
    this.addSql('create policy own on identity.user_device using (user_id = identity.viewer_id())');
    this.addSql('grant select, insert, update, delete on identity.user_device to propmubi_app');
  }

  override down(): void {
    this.addSql('drop table identity.user_device');
  }
}
