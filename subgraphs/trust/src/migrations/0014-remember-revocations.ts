import { Migration } from '@mikro-orm/migrations';

/** To revoke is a decision, too: who did it decides no appeal against it, and what it called a forgery is known as one. */
export class RememberRevocations extends Migration {
  override up(): void {
    for (const sql of [
      'alter table trust.verification_decision drop constraint verification_decision_decision_check',
      `alter table trust.verification_decision add constraint verification_decision_decision_check
         check (decision in ('APPROVE', 'REJECT', 'NEEDS_INFO', 'REVOKE'))`,
      'drop index trust.verification_decision_once',
      `create unique index verification_decision_once on trust.verification_decision (case_id, reviewer_id)
         where decision in ('APPROVE', 'REJECT')`,
      `create index verification_case_proof on trust.verification_case (subject_type, subject_id, document_type)
         where status = 'VERIFIED'`,
    ])
      this.addSql(sql);
  }

  override down(): void {
    for (const sql of [
      'drop index trust.verification_case_proof',
      'drop index trust.verification_decision_once',
      `delete from trust.verification_decision where decision = 'REVOKE'`,
      `create unique index verification_decision_once on trust.verification_decision (case_id, reviewer_id)
         where decision <> 'NEEDS_INFO'`,
      'alter table trust.verification_decision drop constraint verification_decision_decision_check',
      `alter table trust.verification_decision add constraint verification_decision_decision_check
         check (decision in ('APPROVE', 'REJECT', 'NEEDS_INFO'))`,
    ])
      this.addSql(sql);
  }
}
