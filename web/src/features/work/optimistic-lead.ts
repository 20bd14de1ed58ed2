import type { ResultOf } from '@graphql-typed-document-node/core';
import type { Query, QueryKey } from '@tanstack/react-query';
import { queryClient } from '../../lib/graph.js';
import type { Lead, LeadDetails } from './lead-query.js';

/** What a lead is once the graph has done what it is asked for, as far as it can be known before. */
export type Expectation<Variables> = (lead: Lead, variables: Variables) => Lead;

type Details = ResultOf<typeof LeadDetails>;
type Before = [QueryKey, Details | undefined][];

export const isLeadDetails = ({ queryKey: [name] }: Pick<Query, 'queryKey'>) => name === 'LeadDetails';

/** Shows what is expected of a lead that is on the screen. Returns what was there. */
export function expectOnScreen<Variables>(expect: Expectation<Variables>, variables: Variables): Before {
  const { leadId } = (variables as { input: { leadId?: string } }).input;
  const shown = queryClient
    .getQueriesData<Details>({ predicate: isLeadDetails })
    .filter(([, data]) => data?.lead?.id === leadId);
  for (const [key, data] of shown)
    if (data?.lead) queryClient.setQueryData<Details>(key, { ...data, lead: expect(data.lead, variables) });
  return shown;
}
