import { redactPersonalData } from '@propmubi/domain';
import { byPages, type ExportedTable, type ExportSource, PAGE } from '@propmubi/privacy';
import { query, type RawBuilder, sql } from '@propmubi/runtime';

type Row = Record<string, unknown> & { id: string };

/** What reviews hold of a person: what they wrote and voted, and, without its authors, what was written about them as an agent. */
export const reputationSource: ExportSource = {
  files: [
    ofPerson(
      'reviews',
      (id) => sql`
      r.id, r.subject_type, r.subject_id, r.stars, r.text, r.basis, r.status, r.moderation_reason, r.hold_reason,
      r.submitted_at, r.moderated_at from reputation.review r where r.author_id = ${id} and r.id`,
    ),
    ofPerson(
      'replies',
      (id) => sql`
      r.id, r.review_id, r.text, r.status, r.moderation_reason, r.submitted_at from reputation.review_reply r
       where r.author_id = ${id} and r.id`,
    ),
    ofPerson(
      'votes',
      (id) => sql`
      v.review_id as id, v.helpful, v.voted_at from reputation.review_vote v where v.voter_id = ${id} and v.review_id`,
    ),
    ofPerson(
      'interactions',
      (id) => sql`
      i.id, i.agent_id, i.project_id, i.builder_id, i.basis, i.occurred_at from reputation.verified_interaction i
       where i.buyer_id = ${id} and i.id`,
    ),
    ofPerson(
      'identity-checks',
      (id) => sql`
      p.user_id as id, p.kind, p.valid, p.expires_on, p.verified_at from reputation.proven_person p
       where p.user_id = ${id} and p.user_id`,
    ),
    ofPerson(
      'received-reviews',
      (id) => sql`
      r.id, r.stars, r.text, r.submitted_at from reputation.review r join reputation.reviewable_agent a
          on r.subject_type = 'AGENT' and r.subject_id = a.agent_id
       where a.user_id = ${id} and r.status = 'PUBLISHED' and r.id`,
      (row) => ({ ...row, text: typeof row['text'] === 'string' ? redactPersonalData(row['text']) : null }),
    ),
  ],
};

function ofPerson(
  name: string,
  columns: (userId: string) => RawBuilder<unknown>,
  shown: (row: Row) => object = (row) => row,
): ExportedTable {
  return {
    name: `reputation/${name}.json`,
    async *rows(em, userId) {
      // Row level security shows a person their own votes and interactions.
      await query(em, sql`select set_config('app.user', ${userId}, true)`);
      const pages = byPages<Row>((after) =>
        query(em, sql<Row>`select ${columns(userId)} > ${after}::uuid order by 1 limit ${PAGE}`),
      );
      for await (const row of pages) yield shown(row);
    },
  };
}
