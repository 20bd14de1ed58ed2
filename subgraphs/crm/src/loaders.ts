import { loadMany, loadOne, type RequestContext } from '@propmubi/runtime';
import DataLoader from 'dataloader';
import { Assignment } from './modules/lead/assignment.entity.js';
import { Consent } from './modules/lead/consent/consent.entity.js';
import { Contact } from './modules/lead/contact/contact.entity.js';
import { enquiriesOf } from './modules/lead/enquiry/lead-enquiry.repository.js';
import { Lead } from './modules/lead/lead.entity.js';
import { visibleLeads } from './modules/lead/lead.policy.js';
import type { Activity } from './modules/lead/timeline/activity.entity.js';
import {
  activitiesOf,
  type ActivityPage,
  countActivities,
} from './modules/lead/timeline/activity.repository.js';
import { Payment } from './modules/payment/payment.entity.js';
import { brokeragesOf } from './modules/lead/brokerages-of.js';
import { BrokerageAgent } from './modules/routing/brokerage-agent.entity.js';
import { countUnread, type MessageReader, readUpTo } from './modules/message/lead-message.repository.js';
import type { LeadMessageParty } from './modules/lead/message/lead-message.entity.js';
import { tasksOf } from './modules/task/lead-task.repository.js';
import { SiteVisit } from './modules/visit/site-visit.entity.js';

export type Loaders = ReturnType<typeof createLoaders>;

const idOf = ({ id }: { id: string }) => id;
const leadIdOf = ({ leadId }: { leadId: string }) => leadId;

/** One statement per kind and level, however many rows ask. */
export function createLoaders({ db, viewer }: RequestContext) {
  return {
    /** Only what the viewer may see. */
    leadById: loadOne(
      (ids) => db.read((em) => em.find(Lead, { $and: [{ id: [...ids] }, visibleLeads(viewer)] })),
      idOf,
    ),
    contactById: loadOne((ids) => db.read((em) => em.find(Contact, { id: [...ids] })), idOf),
    consentsByContact: loadMany(
      (ids) =>
        db.read((em) =>
          em.find(Consent, { contactId: [...ids] }, { orderBy: { givenAt: 'asc', id: 'asc' } }),
        ),
      ({ contactId }) => contactId,
    ),
    enquiriesByLead: loadMany((ids) => db.read((em) => enquiriesOf(em, ids)), leadIdOf),
    assignmentsByLead: loadMany(
      (ids) =>
        db.read((em) =>
          em.find(Assignment, { leadId: [...ids] }, { orderBy: { assignedAt: 'asc', id: 'asc' } }),
        ),
      leadIdOf,
    ),
    assignmentById: loadOne((ids) => db.read((em) => em.find(Assignment, { id: [...ids] })), idOf),
    /** A page of each lead. */
    activitiesByLead: new DataLoader<ActivityPage, Activity[], string>(
      async (pages) => {
        const found = new Map<string, Activity[]>();
        for (const [key, alike] of Map.groupBy(pages, pageKey)) {
          const { page } = alike[0] as ActivityPage;
          const rows = await db.read((em) => activitiesOf(em, alike.map(leadIdOf), page));
          for (const [leadId, activities] of Map.groupBy(rows, leadIdOf)) {
            found.set(`${leadId} ${key}`, activities);
          }
        }
        return pages.map((page) => found.get(`${page.leadId} ${pageKey(page)}`) ?? []);
      },
      { cacheKeyFn: (page) => `${page.leadId} ${pageKey(page)}` },
    ),
    activityCountByLead: new DataLoader<string, number>(async (ids) => {
      const counts = await db.read((em) => countActivities(em, ids));
      return ids.map((id) => counts.get(id) ?? 0);
    }),
    visitById: loadOne((ids) => db.read((em) => em.find(SiteVisit, { id: [...ids] })), idOf),
    visitsByLead: loadMany(
      (ids) =>
        db.read((em) =>
          em.find(SiteVisit, { leadId: [...ids] }, { orderBy: { scheduledFor: 'asc', id: 'asc' } }),
        ),
      leadIdOf,
    ),
    tasksByLead: loadMany((ids) => db.read((em) => tasksOf(em, ids)), leadIdOf),
    unreadMessages: new DataLoader<MessageReader, number, string>(
      (readers) => db.read((em) => countUnread(em, readers)),
      { cacheKeyFn: ({ leadId, party }) => `${leadId} ${party}` },
    ),
    messagesReadUpTo: new DataLoader<{ leadId: string; reader: LeadMessageParty }, number, string>(
      (asked) => db.read((em) => readUpTo(em, asked)),
      { cacheKeyFn: ({ leadId, reader }) => `${leadId} ${reader}` },
    ),
    paymentById: loadOne((ids) => db.read((em) => em.find(Payment, { id: [...ids] })), idOf),
    paymentsByLead: loadMany(
      (ids) =>
        db.read((em) =>
          em.find(Payment, { leadId: [...ids] }, { orderBy: { receivedAt: 'asc', id: 'asc' } }),
        ),
      leadIdOf,
    ),
    /** Brokerages the person works for, or once did. */
    brokeragesByUser: new DataLoader<string, ReadonlySet<string>>((userIds) =>
      Promise.all(userIds.map((userId) => db.read((em) => brokeragesOf(em, userId)))),
    ),
    /** The agent's place in the viewer's own brokerage. */
    agentById: loadOne(async (ids) => {
      const { organizationId } = viewer;
      return organizationId ? db.read((em) => em.find(BrokerageAgent, { organizationId, id: [...ids] })) : [];
    }, idOf),
  };
}

const pageKey = ({ page }: ActivityPage) => JSON.stringify(page);
