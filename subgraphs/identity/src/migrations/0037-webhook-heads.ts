import { Migration } from '@mikro-orm/migrations';

const due = (
  waiting: string,
) => `create or replace function identity.due_webhook_lanes(at timestamptz, stale timestamptz, most integer)
  returns table (organization_id uuid, endpoint_id uuid, subject_id uuid)
  language sql stable security definer set search_path = '' as $$
    select distinct d.organization_id, d.endpoint_id, d.subject_id from (
      select * from identity.webhook_delivery ${waiting}
       order by next_attempt_at limit most) d $$`;

const DUE = `(status = 'PENDING' and next_attempt_at <= at) or (status = 'SENDING' and claimed_at <= stale)`;

/**
 * What waits behind the head of its lane is not due: some hundred such rows of one organization were all that the sweep found,
 * and nothing of the others.
 */
export class FindDueHeads extends Migration {
  override up(): void {
    this.addSql(
      due(`one
       where (${DUE})
         and not exists (
           select from identity.webhook_delivery earlier
            where earlier.endpoint_id = one.endpoint_id and earlier.subject_id = one.subject_id
              and earlier.seq < one.seq and earlier.status in ('PENDING', 'SENDING'))`),
    );
  }

  override down(): void {
    this.addSql(due(`where ${DUE}`));
  }
}
