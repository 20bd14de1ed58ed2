import { Migration } from '@mikro-orm/migrations';

/**
 * A session knows at whose provider it began and when that provider says the person signed in there; an API key knows for which
 * organization it was made. Sessions of before this name none: in an organization that enforces its provider they are those of
 * a person, who signs in again. Keys of before speak for where their owner works today, as they did.
 */
export class AddSsoProof extends Migration {
  override up(): void {
    this.addSql(
      `alter table identity.session add column sso_organization_id uuid, add column provider_auth_at timestamptz`,
    );
    this.addSql(`alter table identity.api_key add column organization_id uuid`);
    for (const table of ['membership', 'api_key'])
      this.addSql(`alter table identity.${table} no force row level security`);
    this.addSql(`update identity.api_key k set organization_id = (
      select m.organization_id from identity.membership m where m.user_id = k.user_id
       order by m.created_at, m.organization_id limit 1)`);
    for (const table of ['membership', 'api_key'])
      this.addSql(`alter table identity.${table} force row level security`);
  }

  override down(): void {
    this.addSql(`alter table identity.api_key drop column organization_id`);
    this.addSql(`alter table identity.session drop column sso_organization_id, drop column provider_auth_at`);
  }
}
