import { Migration } from '@mikro-orm/migrations';
import { retainedByOwner, retentionFunction } from '@propmubi/privacy';
import { disputeStatements, documentWords } from '../personal-data.js';

const TABLES = ['trust.dispute', 'trust.document', 'trust.document_entry'];

/** The words of disputes and documents that were decided about long ago are forgotten. */
export class AddRetention extends Migration {
  override up(): void {
    for (const table of TABLES)
      for (const statement of retainedByOwner(table, ['select', 'update'])) this.addSql(statement);
    const functions = [
      retentionFunction({
        ...disputeStatements,
        schema: 'trust',
        due: { from: 'trust.dispute d', alias: 'd', where: `d.statement <> ''`, since: 'd.resolved_at' },
        remove: [`update trust.dispute set statement = '' where id = any(due)`],
      }),
      retentionFunction({
        ...documentWords,
        schema: 'trust',
        due: {
          from: 'trust.document d',
          alias: 'd',
          where: `d.status in ('REJECTED', 'EXPIRED', 'SUPERSEDED', 'REVOKED') and (d.file_name is not null or exists (
            select from trust.document_entry e where e.document_id = d.id and e.note is not null))`,
          since: 'd.decided_at',
        },
        remove: [
          'update trust.document set file_name = null where id = any(due)',
          'update trust.document_entry set note = null where document_id = any(due) and note is not null',
        ],
      }),
    ];
    for (const statement of functions.flat()) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop function trust.retain_document_words(integer, boolean)');
    this.addSql('drop function trust.retain_dispute_statements(integer, boolean)');
    for (const table of TABLES)
      for (const operation of ['select', 'update'])
        this.addSql(`drop policy owner_retains_${operation} on ${table}`);
  }
}
