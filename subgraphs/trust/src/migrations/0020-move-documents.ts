import { Migration } from '@mikro-orm/migrations';

/** Bytes of papers that were moved to the store of documents are removed from Postgres. */
export class MoveDocuments extends Migration {
  override up(): void {
    this.addSql('grant delete on trust.document_content to propmubi_app');
  }

  override down(): void {
    this.addSql('revoke delete on trust.document_content from propmubi_app');
  }
}
