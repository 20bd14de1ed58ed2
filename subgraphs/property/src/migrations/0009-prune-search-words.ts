import { Migration } from '@mikro-orm/migrations';

/** Words that no document has any more go; else what was withdrawn long ago is offered for what is misspelt. */
export class PruneSearchWords extends Migration {
  override up(): void {
    this.addSql('grant delete on property.search_word to propmubi_app');
  }

  override down(): void {
    this.addSql('revoke delete on property.search_word from propmubi_app');
  }
}
