import { Migration } from '@mikro-orm/migrations';
import { foldMapChanges } from './0011-add-map-cells.js';
import { pruneSavedSearchMatches } from './0013-add-saved-searches.js';

/**
 * Slices of queues and of what is old are deleted by place. Functions keep their plans, and one that was made while a table was
 * small compares each row of it with each of the slice once it has grown.
 */
export class DeleteByPlace extends Migration {
  override up(): void {
    this.addSql(
      foldMapChanges('ctid = any (array(select ctid from property.map_change order by id limit most))'),
    );
    this.addSql(
      pruneSavedSearchMatches(`ctid = any (array(
         select ctid from property.saved_search_match where matched_at < before order by matched_at limit most))`),
    );
  }

  override down(): void {
    this.addSql(foldMapChanges());
    this.addSql(pruneSavedSearchMatches());
  }
}
