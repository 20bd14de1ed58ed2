import { Migration } from '@mikro-orm/migrations';

/** Through whom an author met the subject: reviews that came the same way may be one voice. */
export class AddReviewClusters extends Migration {
  override up(): void {
    this.addSql('alter table reputation.review add column basis_organization_id uuid');
    this
      .addSql(`create index review_cluster on reputation.review (subject_id, basis_organization_id, submitted_at)
      where subject_type = 'BUILDER'`);
    this.addSql("create index review_held on reputation.review (id) where status = 'HELD'");
  }

  override down(): void {
    this.addSql('drop index reputation.review_held');
    this.addSql('alter table reputation.review drop column basis_organization_id');
  }
}
