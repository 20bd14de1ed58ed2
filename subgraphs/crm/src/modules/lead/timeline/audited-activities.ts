import type { AuditAction, AuditedAct } from '@propmubi/runtime';
import { LeadActivityKind } from '../lead.enums.js';
import type { NewActivity } from './new-activity.js';

/** What a command puts on timelines is also what it leaves in the audit trail: notes and budgets stay out. */
export function actsOf({
  organizationId,
  activities,
}: {
  organizationId: string;
  activities: readonly NewActivity[];
}): AuditedAct[] {
  return activities.map(({ leadId, kind, agentId, facts = {} }) => {
    const { from, to, ...others } = facts;
    return {
      action: actionOf(kind),
      organizationId,
      subjectType: 'LEAD',
      subjectId: leadId,
      before: from === undefined ? null : { stage: from },
      after: { ...others, ...(to !== undefined && { stage: to }), ...(agentId && { agentId }) },
    };
  });
}

/** The stored code of UNASSIGNED is that of the first release, and the former name is never stored. */
function actionOf(kind: LeadActivityKind): AuditAction {
  if (kind === LeadActivityKind.UNASSIGNED || kind === LeadActivityKind.TAKEN_AWAY) return 'LEAD_UNASSIGNED';
  return `LEAD_${kind}`;
}
