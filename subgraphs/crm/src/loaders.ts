import type { RequestContext } from '@propmubi/runtime';
import DataLoader from 'dataloader';
import type { Activity } from './modules/leads/activity.entity.js';
import { activitiesOf, type ActivityPage } from './modules/leads/activity.repository.js';
import { Assignment } from './modules/assignments/assignment.entity.js';
import { Consent } from './modules/leads/consent.entity.js';
import { Contact } from './modules/leads/contact.entity.js';
import { Lead } from './modules/leads/lead.entity.js';
import { visibleLeads } from './modules/leads/lead.policy.js';
import { Payment } from './modules/payments/payment.entity.js';
import { AgentDesk } from './modules/routing/agent.entity.js';
import { SiteVisit } from './modules/visits/site-visit.entity.js';

export type Loaders = ReturnType<typeof createLoaders>;

/** One statement per kind and level, however many rows ask. */
export function createLoaders({ db, viewer }: RequestContext) {
  return {
    /** Only what the viewer may see. */
    leadById: new DataLoader<string, Lead | null>(async (ids) => {
      const leads = await db.read((em) => em.find(Lead, { $and: [{ id: [...ids] }, visibleLeads(viewer)] }));
      return inOrder(ids, leads, ({ id }) => id);
    }),
    contactById: new DataLoader<string, Contact | null>(async (ids) => {
      const contacts = await db.read((em) => em.find(Contact, { id: [...ids] }));
      return inOrder(ids, contacts, ({ id }) => id);
    }),
    consentsByContact: new DataLoader<string, Consent[]>(async (ids) => {
      const consents = await db.read((em) =>
        em.find(Consent, { contactId: [...ids] }, { orderBy: { givenAt: 'asc', id: 'asc' } }),
      );
      return grouped(ids, consents, ({ contactId }) => contactId);
    }),
    assignmentsByLead: new DataLoader<string, Assignment[]>(async (ids) => {
      const assignments = await db.read((em) =>
        em.find(Assignment, { leadId: [...ids] }, { orderBy: { assignedAt: 'asc', id: 'asc' } }),
      );
      return grouped(ids, assignments, ({ leadId }) => leadId);
    }),
    assignmentById: new DataLoader<string, Assignment | null>(async (ids) => {
      const assignments = await db.read((em) => em.find(Assignment, { id: [...ids] }));
      return inOrder(ids, assignments, ({ id }) => id);
    }),
    /** The newest `first` of each lead, after a place in time. */
    activitiesByLead: new DataLoader<ActivityPage, Activity[], string>(
      async (pages) => {
        const found = new Map<string, Activity[]>();
        for (const [key, alike] of Map.groupBy(pages, pageKey)) {
          const { first, after } = alike[0] as ActivityPage;
          const rows = await db.read((em) =>
            activitiesOf(
              em,
              alike.map(({ leadId }) => leadId),
              first,
              after,
            ),
          );
          for (const [leadId, activities] of Map.groupBy(rows, ({ leadId }) => leadId)) {
            found.set(`${leadId} ${key}`, activities);
          }
        }
        return pages.map((page) => found.get(`${page.leadId} ${pageKey(page)}`) ?? []);
      },
      { cacheKeyFn: (page) => `${page.leadId} ${pageKey(page)}` },
    ),
    visitById: new DataLoader<string, SiteVisit | null>(async (ids) => {
      const visits = await db.read((em) => em.find(SiteVisit, { id: [...ids] }));
      return inOrder(ids, visits, ({ id }) => id);
    }),
    visitsByLead: new DataLoader<string, SiteVisit[]>(async (ids) => {
      const visits = await db.read((em) =>
        em.find(SiteVisit, { leadId: [...ids] }, { orderBy: { scheduledFor: 'asc', id: 'asc' } }),
      );
      return grouped(ids, visits, ({ leadId }) => leadId);
    }),
    paymentById: new DataLoader<string, Payment | null>(async (ids) => {
      const payments = await db.read((em) => em.find(Payment, { id: [...ids] }));
      return inOrder(ids, payments, ({ id }) => id);
    }),
    paymentsByLead: new DataLoader<string, Payment[]>(async (ids) => {
      const payments = await db.read((em) =>
        em.find(Payment, { leadId: [...ids] }, { orderBy: { receivedAt: 'asc', id: 'asc' } }),
      );
      return grouped(ids, payments, ({ leadId }) => leadId);
    }),
    /** The desk in the viewer's own brokerage. */
    deskByAgent: new DataLoader<string, AgentDesk | null>(async (ids) => {
      const { organizationId } = viewer;
      if (!organizationId) return ids.map(() => null);
      const desks = await db.read((em) => em.find(AgentDesk, { organizationId, id: [...ids] }));
      return inOrder(ids, desks, ({ id }) => id);
    }),
  };
}

const pageKey = ({ first, after }: ActivityPage) => `${first} ${after?.join(' ') ?? ''}`;

function inOrder<Row>(
  ids: readonly string[],
  rows: readonly Row[],
  idOf: (row: Row) => string,
): (Row | null)[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return ids.map((id) => byId.get(id) ?? null);
}

function grouped<Row>(ids: readonly string[], rows: readonly Row[], idOf: (row: Row) => string): Row[][] {
  const byId = Map.groupBy(rows, idOf);
  return ids.map((id) => byId.get(id) ?? []);
}
