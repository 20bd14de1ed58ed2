import { Migration } from '@mikro-orm/migrations';

/**
 * Indexes of agents among the documents of search, made beside the release that runs; and the end of one that no statement has
 * used since titles are searched there.
 */
export class IndexAgents extends Migration {
  override isTransactional(): boolean {
    return false;
  }

  override up(): void {
    for (const { name, columns, options } of INDEXES) {
      // One that could not be made to the end is there, and is not used.
      this.addSql(`drop index concurrently if exists property.${name}`);
      this.addSql(`create index concurrently ${name} on property.search_document using gin (${columns})
        ${options} where kind = 'AGENT'`);
    }
    this.addSql('drop index concurrently if exists property.listing_title_search');
  }

  override down(): void {
    this.addSql(
      'create index concurrently listing_title_search on property.listing using gin (title public.gin_trgm_ops)',
    );
    for (const { name } of INDEXES) this.addSql(`drop index property.${name}`);
  }
}

const INDEXES = [
  { name: 'search_document_agent', columns: 'vector', options: 'with (fastupdate = off)' },
  { name: 'search_document_agent_number', columns: 'rera_number public.gin_trgm_ops', options: '' },
];
