import { Migration } from '@mikro-orm/migrations';

/** A brokerage may drop the profile of an agent who left, so that the next can take them on. */
export class AllowAgentTransfer extends Migration {
  override up(): void {
    this.addSql(`grant delete on identity.agent to propmubi_app`);
  }

  override down(): void {
    this.addSql(`revoke delete on identity.agent from propmubi_app`);
  }
}
