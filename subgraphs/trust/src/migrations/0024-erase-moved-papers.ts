import { Migration } from '@mikro-orm/migrations';

const erasePapers = (
  key: string,
) => `create or replace function trust.erase_papers(person uuid) returns table (storage_key text)
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
        select ${key} from papers p $$`;

/** A run of `documents:move` that ended in the middle may have left bytes in the store that no row names yet. */
export class EraseMovedPapers extends Migration {
  override up(): void {
    this.addSql(erasePapers(`coalesce(p.storage_key, 'documents/' || p.id)`));
  }

  override down(): void {
    this.addSql(erasePapers('p.storage_key'));
  }
}
