import { Migration } from '@mikro-orm/migrations';

const OPEN = `exists (select from identity.contact_grant g where g.user_id = user_account.id
  and g.organization_id = identity.tenant_id() and g.granted and g.open_until > now() and identity.viewer_has_lead(g.lead_id))`;

/**
 * Of a person who was forgotten a brokerage may learn that much: their id stays in its audit trail and on timelines, where it
 * could not be told from the id of a stranger. Else the row holds when it was made and how far an identity was proven.
 */
export class ShowErased extends Migration {
  override up(): void {
    this.#setVisibility(`
      or (status = 'ERASED' and identity.tenant_id() is not null)`);
  }

  override down(): void {
    this.#setVisibility('');
  }

  #setVisibility(further: string): void {
    this.addSql(`alter policy visible on identity.user_account using (
      id = identity.viewer_id()
      or exists (select from identity.user_role r
        where r.user_id = identity.viewer_id() and r.role in ('ADMIN', 'REVIEWER'))
      or exists (select from identity.membership m
        where m.user_id = user_account.id and m.organization_id = identity.tenant_id())
      or ${OPEN}${further})`);
  }
}
