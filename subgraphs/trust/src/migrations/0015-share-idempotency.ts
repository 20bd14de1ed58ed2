import { Migration } from '@mikro-orm/migrations';

/**
 * Keys of documents are kept in the table of all mutations. One that was used before this is not answered, and takes the place
 * of the document that waits: its column does not say what was asked.
 */
export class ShareIdempotency extends Migration {
  override up(): void {
    this.addSql('alter table trust.document alter column idempotency_key drop not null');
  }

  override down(): void {
    this.addSql('alter table trust.document no force row level security');
    this.addSql(`update trust.document set idempotency_key = id::text where idempotency_key is null`);
    this.addSql('alter table trust.document force row level security');
    this.addSql('alter table trust.document alter column idempotency_key set not null');
  }
}
