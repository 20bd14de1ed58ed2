import { Migration } from '@mikro-orm/migrations';

/**
 * Keys of reviews are kept in the table of all mutations. One that was used before this is refused by the rule of 90 days,
 * not answered: its column does not say what was asked.
 */
export class ShareIdempotency extends Migration {
  override up(): void {
    this.addSql('alter table reputation.review alter column idempotency_key drop not null');
  }

  override down(): void {
    this.addSql(`update reputation.review set idempotency_key = id::text where idempotency_key is null`);
    this.addSql('alter table reputation.review alter column idempotency_key set not null');
  }
}
