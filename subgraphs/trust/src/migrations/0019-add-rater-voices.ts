import { Migration } from '@mikro-orm/migrations';

/** The voice that raters share who share a device: what they say of one subject counts as one. */
export class AddRaterVoices extends Migration {
  override up(): void {
    this.addSql('alter table trust.rater add column voice uuid');
  }

  override down(): void {
    this.addSql('alter table trust.rater drop column voice');
  }
}
