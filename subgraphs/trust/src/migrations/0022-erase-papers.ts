import { Migration } from '@mikro-orm/migrations';

const CONTENT = ['select', 'update'];

/** Papers about a person go with the person; which they are is a question across tenants, answered with keys of the store. */
export class AddPaperErasure extends Migration {
  override up(): void {
    for (const operation of CONTENT)
      this.addSql(
        `create policy owner_erases_${operation} on trust.document_content for ${operation} to current_user using (true)`,
      );
    this.addSql(`create function trust.erase_papers(person uuid) returns table (storage_key text)
      language sql volatile security definer set search_path = '' as $$
        with papers as (
          select d.id, d.storage_key from trust.document d
           where d.subject_type = 'USER' and d.subject_id = person
             and (d.storage_key is not null or exists (
               select from trust.document_content c where c.document_id = d.id and length(c.content) > 0))
           for update of d
        ), emptied as (
          update trust.document_content c set content = '' from papers p where c.document_id = p.id
        ), forgotten as (
          update trust.document d set storage_key = null, file_name = null from papers p where d.id = p.id
        )
        select p.storage_key from papers p $$`);
    this.addSql('revoke all on function trust.erase_papers(uuid) from public');
    this.addSql('grant execute on function trust.erase_papers(uuid) to propmubi_app');
  }

  override down(): void {
    this.addSql('drop function trust.erase_papers(uuid)');
    for (const operation of CONTENT)
      this.addSql(`drop policy owner_erases_${operation} on trust.document_content`);
  }
}
