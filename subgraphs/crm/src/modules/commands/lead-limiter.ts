import { type Limit, limitKeys, type LimitService } from '@propmubi/runtime';
import type { Enquirer } from '../lead/contact/contact.repository.js';

export interface LeadLimits {
  /** Enquiries one buyer, or one customer of a partner, makes in a minute and in an hour; 0 does not limit them. */
  leadsPerMinute: number;
  leadsPerHour: number;
  /** Enquiries one partner hands on in a minute, for all its customers; 0 does not limit them. */
  partnerLeadsPerMinute: number;
}

/** Keeps one account from flooding others with notifications. Each throws RateLimitedError LEAD_RATE_LIMITED. */
export interface LeadLimiter {
  /** Counts an enquiry. `customer` is the digest of whom a partner enquires for. Agents are not limited. */
  countEnquiry(enquirer: Enquirer, customer: string): Promise<void>;
  /** Counts what a buyer does to a lead of theirs, apart from enquiries. */
  countChange(buyerUserId: string): Promise<void>;
  /** Counts what the brokerage does to one lead, whose buyer or agent is notified of it. */
  countWork(leadId: string): Promise<void>;
  /** Counts messages that one person writes about one lead, of which the other side is notified. */
  countMessage(leadId: string, authorUserId: string): Promise<void>;
  /** Counts tasks that are added to one lead, moved or reopened, of which its agent is reminded. */
  countTask(leadId: string): Promise<void>;
}

/** Visits, payments and reassignments of one lead. */
const WORK_PER_HOUR = 30;
/** What one side of a conversation types, in haste and in an hour. */
const MESSAGES_PER_MINUTE = 10;
const MESSAGES_PER_HOUR = 60;
/** Twice what a lead may have open. */
const TASKS_PER_HOUR = 100;

export function createLeadLimiter(
  limits: LimitService,
  { leadsPerMinute, leadsPerHour, partnerLeadsPerMinute }: LeadLimits,
): LeadLimiter {
  const perBuyer = [
    limit('leads-per-minute', leadsPerMinute, 60),
    limit('leads-per-hour', leadsPerHour, 3_600),
  ];
  const perPartner = limit('partner-leads-per-minute', partnerLeadsPerMinute, 60);
  const perLead = limit('lead-work-per-hour', WORK_PER_HOUR, 3_600);
  const tasksPerLead = limit('lead-tasks-per-hour', TASKS_PER_HOUR, 3_600);
  const perWriter = [
    limit('lead-messages-per-minute', MESSAGES_PER_MINUTE, 60),
    limit('lead-messages-per-hour', MESSAGES_PER_HOUR, 3_600),
  ];
  const charges = (key: string) => perBuyer.map((one) => ({ limit: one, key }));
  return {
    async countEnquiry({ kind, userId }, customer) {
      if (kind === 'BUYER') await limits.spend(charges(limitKeys.user(userId)));
      if (kind === 'PARTNER') {
        const ofPartner = { limit: perPartner, key: limitKeys.user(userId) };
        await limits.spend([ofPartner, ...charges(limitKeys.other(`customer:${userId}`, customer))]);
      }
    },
    async countChange(buyerUserId) {
      await limits.spend(charges(limitKeys.other('changes', buyerUserId)));
    },
    async countWork(leadId) {
      await limits.spend([{ limit: perLead, key: limitKeys.other('lead', leadId) }]);
    },
    async countMessage(leadId, authorUserId) {
      const key = limitKeys.other(`messages:${leadId}`, authorUserId);
      await limits.spend(perWriter.map((one) => ({ limit: one, key })));
    },
    async countTask(leadId) {
      await limits.spend([{ limit: tasksPerLead, key: limitKeys.other('lead', leadId) }]);
    },
  };
}

/** Fails open: without Redis each process counts on its own. */
function limit(name: string, points: number, windowSeconds: number): Limit {
  return { name, points, windowSeconds, onRedisDown: 'allow', code: 'LEAD_RATE_LIMITED' };
}
