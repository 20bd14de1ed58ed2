import { Migration } from '@mikro-orm/migrations';

/** A register in the place of a wrong one makes projects go that only the wrong one named. Snapshots stay. */
export class ForgetProjects extends Migration {
  override up(): void {
    this.addSql('grant delete on trust.project, trust.project_delivery, trust.current_score to propmubi_app');
  }

  override down(): void {
    this.addSql(
      'revoke delete on trust.project, trust.project_delivery, trust.current_score from propmubi_app',
    );
  }
}
