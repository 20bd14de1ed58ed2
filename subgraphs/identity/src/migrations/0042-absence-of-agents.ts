import { Migration } from '@mikro-orm/migrations';

/** When the absence of an agent is over. */
export class AddEndOfAbsence extends Migration {
  override up(): void {
    this.addSql(`alter table identity.agent add column paused_until timestamptz`);
  }

  override down(): void {
    this.addSql(`alter table identity.agent drop column paused_until`);
  }
}
