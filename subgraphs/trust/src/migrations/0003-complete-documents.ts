import { Migration } from '@mikro-orm/migrations';

/** What sweeps and deciders need to find documents and disputes of every tenant: ids and days only. */
export class CompleteDocuments extends Migration {
  override up(): void {
    this.addSql('alter table trust.verification_case add column recheck_on date');
    this.addSql(
      `create index verification_case_recheck on trust.verification_case (recheck_on) where status = 'VERIFIED'`,
    );
    this.addSql(`alter table trust.verification_case drop constraint verification_case_status_check`);
    this.addSql(`alter table trust.verification_case add constraint verification_case_status_check
      check (status in ('OPEN', 'NEEDS_INFO', 'VERIFIED', 'REJECTED', 'EXPIRED', 'SUPERSEDED'))`);
    this.addSql('alter table trust.frozen_subject add column organization_id uuid not null');
  }

  override down(): void {
    this.addSql('alter table trust.frozen_subject drop column organization_id');
    this.addSql('alter table trust.verification_case drop column recheck_on');
  }
}
