import type { NewEvent } from '../../packages/events/src/index.js';
import type { AnyNewEvent } from '../../packages/runtime/src/index.js';
import type { IdentityWorld } from '../../subgraphs/identity/src/index.js';

export interface Agent {
  agentId: string;
  organizationId: string;
  userId: string;
}

const AGENTS = 40;
const ORGANIZATIONS = 40;
const FIRST = 'Brokerage AA';

const letter = (n: number) => String.fromCharCode(65 + n);

/** Forty brokerages with an agent each; the first one has forty more. */
export const world: IdentityWorld = {
  organizations: Array.from({ length: ORGANIZATIONS }, (_, n) => ({
    key: `o${n}`,
    name: `Brokerage ${letter(n % 26)}${letter(Math.floor(n / 26))}`,
    pan: `AAKFS${1_000 + n}M`,
    gstin: `27AAKFS${1_000 + n}M1ZQ`,
    city: 'Mumbai',
  })),
  managers: [],
  agents: Array.from({ length: AGENTS + ORGANIZATIONS }, (_, n) => ({
    key: `a${n}`,
    organizationKey: `o${n < AGENTS ? 0 : n - AGENTS}`,
    reraNumber: `A518000${10_000 + n}`,
    name: `Agent ${n}`,
    phone: `+9198${10_000_000 + n}`,
    languages: ['en'],
    localities: ['Powai'],
    budgetMin: 5_000_000,
    budgetMax: 50_000_000,
    shiftStartMinute: 540,
    shiftEndMinute: 1260,
  })),
  buyers: [],
  reviewers: [],
  admins: [],
  builders: [],
  partners: [],
};

/** The agents of one organization, and one of each. */
export async function agentsOf(identity: {
  sql(text: string): Promise<{ rows: unknown[] }>;
}): Promise<{ one: Agent[]; forty: Agent[] }> {
  const { rows } = await identity.sql(
    `select a.id as "agentId", a.organization_id as "organizationId", a.user_id as "userId", o.name
       from identity.agent a join identity.organization o on o.id = a.organization_id order by a.name`,
  );
  const agents = rows as (Agent & { name: string })[];
  const byOrganization = Map.groupBy(agents, ({ organizationId }) => organizationId);
  return {
    one: agents.filter(({ name }) => name === FIRST),
    forty: [...byOrganization.values()].flatMap((some) => some.slice(0, 1)),
  };
}

/** What crm records of a lead that is assigned, accepted, contacted and read. */
export function eventsOf({ agentId, organizationId, userId }: Agent, newId: () => string): AnyNewEvent[] {
  const at = new Date().toISOString();
  const leadId = newId();
  const lead = { leadId, organizationId, buyerId: newId(), listingId: newId(), projectId: null };
  const worked = { ...lead, assignmentId: newId(), agentId };
  const event = <Type extends AnyNewEvent['type']>(type: Type, data: NewEvent<Type>['data']) =>
    ({ type, source: 'crm', organizationId, data }) as unknown as AnyNewEvent;
  const audited = (...actions: string[]) =>
    event('ActionsAudited', {
      chainId: organizationId,
      recordedAt: at,
      actions: actions.map((action) => ({
        kind: action.endsWith('_READ') ? 'READ' : 'ACT',
        action,
        actorId: userId,
        role: 'AGENT',
        subjectType: 'LEAD',
        subjectId: leadId,
      })),
    });
  return [
    event('LeadCreated', { ...lead, source: 'LISTING_PAGE', createdAt: at }),
    event('LeadAssigned', { ...worked, seq: 1, reason: 'ROUTED', assignedAt: at }),
    audited('LEAD_CREATED', 'LEAD_ASSIGNED'),
    event('LeadAccepted', { ...worked, assignedAt: at, acceptedAt: at, secondsToAccept: 1 }),
    audited('LEAD_ACCEPTED'),
    event('LeadFirstContacted', { ...worked, channel: 'CALL', contactedAt: at, secondsToContact: 1 }),
    audited('LEAD_FIRST_CONTACTED'),
    audited('LEAD_CONTACT_READ'),
  ];
}
