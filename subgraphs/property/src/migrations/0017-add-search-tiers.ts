import { Migration } from '@mikro-orm/migrations';

/**
 * Text indexes of a 256th, another 32nd and another quarter of the homes and projects, by the last byte of their ids, which is
 * random. A search for a frequent word finds enough of them in a small one (docs/adr/0077); the indexes of all remain.
 */
export class AddSearchTiers extends Migration {
  /** Indexes are made beside the release that runs. */
  override isTransactional(): boolean {
    return false;
  }

  override up(): void {
    for (const { name, kind, tier } of INDEXES) {
      // One that could not be made to the end is there, and is not used.
      this.addSql(`drop index concurrently if exists property.${name}`);
      this.addSql(`create index concurrently ${name} on property.search_document using gin (vector)
        with (fastupdate = off) where kind = '${kind}' and ${TIER} = ${tier}`);
    }
    // Else a tier is thought to hold a 200th, whichever it is.
    this.addSql(
      `create statistics if not exists property.search_document_tier on (${TIER}) from property.search_document`,
    );
  }

  override down(): void {
    this.addSql('drop statistics property.search_document_tier');
    for (const { name } of INDEXES) this.addSql(`drop index property.${name}`);
  }
}

const TIER = `width_bucket(get_byte(uuid_send(id), 15), '{1,8,64}'::int[])`;

const INDEXES = ['LISTING', 'PROJECT'].flatMap((kind) =>
  [0, 1, 2].map((tier) => ({ name: `search_document_${kind.toLowerCase()}_tier_${tier}`, kind, tier })),
);
