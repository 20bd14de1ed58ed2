import { execute, query, sql, type EntityManager, type Viewer } from '@propmubi/runtime';
import type { Subject } from '../evidence/subject.js';
import type { Relation, Standing } from './standing.js';

export interface Interaction {
  /** Id of the visit or the payment: the same one again is the same interaction. */
  id: string;
  organizationId: string;
  buyerId: string;
  agentId: string | null;
  listingId: string | null;
  projectId: string | null;
  relation: Relation;
  occurredAt: string;
}

/** Keeps a visit or a payment that its other side confirmed. Runs as the tenant it belongs to. */
export async function rememberInteraction(em: EntityManager, given: Interaction): Promise<void> {
  await execute(
    em,
    sql`insert into trust.interaction
          (id, organization_id, buyer_id, agent_id, listing_id, project_id, relation, occurred_at)
        values (${given.id}::uuid, ${given.organizationId}::uuid, ${given.buyerId}::uuid, ${given.agentId}::uuid,
          ${given.listingId}::uuid, ${given.projectId}::uuid, ${given.relation}, ${given.occurredAt}::timestamptz)
        on conflict (id) do update set relation = excluded.relation, occurred_at = excluded.occurred_at`,
  );
}

/** Which interactions of whom connect a person with a subject. */
function connects({ type, id }: Subject, viewer: Pick<Viewer, 'agentId' | 'userId'>) {
  switch (type) {
    case 'AGENT':
      return sql`i.buyer_id = ${viewer.userId}::uuid and i.agent_id = ${id}::uuid`;
    case 'LISTING':
      return sql`i.buyer_id = ${viewer.userId}::uuid and i.listing_id = ${id}::uuid`;
    case 'PROJECT':
      return sql`i.buyer_id = ${viewer.userId}::uuid and coalesce(i.project_id, l.project_id) = ${id}::uuid`;
    case 'USER':
      // Of a buyer, the agent who showed the flat may complain.
      return sql`i.agent_id = ${viewer.agentId}::uuid and i.buyer_id = ${id}::uuid`;
  }
}

/** The weightiest, then latest interaction of the viewer with a subject that no objection rests on yet. */
export async function findStanding(
  em: EntityManager,
  viewer: Pick<Viewer, 'agentId' | 'userId'>,
  subject: Subject,
): Promise<Standing | undefined> {
  const [standing] = await query(
    em,
    sql<Standing>`
      select i.id as "basisId", i.relation
        from trust.interaction i left join trust.listing l on l.listing_id = i.listing_id
       where ${connects(subject, viewer)}
         and not exists (
           select from trust.dispute d
            where d.opened_by = ${viewer.userId}::uuid and d.subject_type = ${subject.type}
              and d.subject_id = ${subject.id}::uuid and d.basis_id = i.id and d.status <> 'WITHDRAWN')
       order by array_position(array['PAYMENT', 'BOOKING', 'VISIT'], i.relation), i.occurred_at desc, i.id limit 1`,
  );
  return standing;
}
