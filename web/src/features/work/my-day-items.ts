import type { ResultOf } from '@graphql-typed-document-node/core';
import { type FragmentType, readFragment } from '../../graphql/index.js';
import { type Day, DayLeadFields } from './my-day-query.js';

export interface DayItem {
  kind: 'ACCEPT' | 'CONTACT' | 'VISIT' | 'TASK';
  id: string;
  /** When it is lost, or takes place; ISO 8601. */
  at: string;
  lead: ResultOf<typeof DayLeadFields> | undefined;
  /** What is to be done, where a person wrote it. */
  title?: string;
}

/** Everything of a day in one list, what is lost first at the top. Of a lead without a deadline its age counts. */
export function itemsOf({ toAccept, toContact, visits, tasks }: Day): DayItem[] {
  const lead = (given: FragmentType<typeof DayLeadFields> | null) =>
    given ? readFragment(DayLeadFields, given) : undefined;
  const items: DayItem[] = [
    ...toAccept.map((one) => {
      const given = readFragment(DayLeadFields, one);
      return {
        kind: 'ACCEPT' as const,
        id: one.id,
        at: one.assignment?.acceptDueAt ?? given.createdAt,
        lead: given,
      };
    }),
    ...toContact.map((one) => {
      const given = readFragment(DayLeadFields, one);
      return {
        kind: 'CONTACT' as const,
        id: one.id,
        at: one.assignment?.contactDueAt ?? given.createdAt,
        lead: given,
      };
    }),
    ...visits.map((one) => ({
      kind: 'VISIT' as const,
      id: one.id,
      at: one.scheduledFor,
      lead: lead(one.lead),
    })),
    ...tasks.map((one) => ({
      kind: 'TASK' as const,
      id: one.id,
      at: one.dueAt,
      lead: lead(one.lead),
      title: one.title,
    })),
  ];
  return items.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
