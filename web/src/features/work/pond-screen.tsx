import type { ResultOf } from '@graphql-typed-document-node/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { graphQuery, queryClient, readAgain, request, useGraph } from '../../lib/graph.js';
import { fallbackInterval, useLive } from '../../lib/live.js';
import { Button } from '../../ui/button.js';
import { Rupees } from '../../ui/money.js';
import { Empty, Failure, Pending } from '../../ui/states.js';
import { ConnectionState } from '../../ui/connection-state.js';

const PondLeads = graphql(`
  query PondLeads {
    leads(first: 50, filter: { routingStatuses: [POND] }) {
      nodes {
        id
        message
        createdAt
        budgetMax
        languages
        listing {
          id
          title
          listPrice
        }
        project {
          id
          name
        }
      }
    }
  }
`);

const ClaimLead = graphql(`
  mutation ClaimLead($input: ClaimLeadInput!) {
    claimLead(input: $input) {
      lead {
        id
      }
    }
  }
`);

const POND_EVENTS = {
  subscription: graphql(`
    subscription PondEvents($after: Cursor) {
      pond(after: $after) {
        cursor
        eventId
        gap {
          missed
        }
      }
    }
  `),
  start: graphql(`
    query PondEventsStart {
      leadChannelCursor(channel: POND)
    }
  `),
};

const pond = graphQuery(PondLeads, {});
type PondLead = NonNullable<ResultOf<typeof PondLeads>['leads']>['nodes'][number];

/** Leads that no agent has: the first to claim one has it. */
export function PondScreen() {
  const connection = useLive(POND_EVENTS, { reread: ['PondLeads'] });
  const { data, error, isPending, refetch } = useGraph(
    PondLeads,
    {},
    { refetchInterval: fallbackInterval(connection) },
  );
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const leads = data.leads?.nodes ?? [];
  return (
    <div className="mx-auto max-w-3xl space-y-6 px-4 py-6">
      <header className="flex items-start justify-between gap-4">
        <div>
          <h1 className="text-2xl font-bold">
            <FormattedMessage id="pond.title" />
          </h1>
          <p className="text-muted">
            <FormattedMessage id="pond.hint" />
          </p>
        </div>
        <ConnectionState connection={connection} />
      </header>
      {leads.length === 0 && <Empty title={<FormattedMessage id="pond.none" />} />}
      <PondList leads={leads} />
    </div>
  );
}

function PondList({ leads }: { leads: readonly PondLead[] }) {
  const claim = useClaim();
  const { variables, error, data } = claim;
  return (
    <>
      {error && <Failure error={error} />}
      {data && variables && (
        <p role="status" className="rounded-card border border-band-a/50 p-4">
          <FormattedMessage id="pond.claimed" />{' '}
          <Link to="/work/lead/$id" params={{ id: variables }} className="font-semibold text-brand underline">
            <FormattedMessage id="pond.open" />
          </Link>
        </p>
      )}
      <ul aria-live="polite" className="space-y-4">
        {leads.map((lead) => (
          <li key={lead.id} className="rounded-card border border-line bg-surface p-5">
            <h2 className="font-semibold">
              {lead.listing?.title ?? lead.project?.name ?? <FormattedMessage id="work.newLead" />}
            </h2>
            <p className="text-sm text-muted">
              {(lead.budgetMax ?? lead.listing?.listPrice) != null && (
                <>
                  <Rupees amount={lead.budgetMax ?? lead.listing?.listPrice} /> ·{' '}
                </>
              )}
              <FormattedDate value={lead.createdAt} dateStyle="medium" timeStyle="short" />
              {lead.languages.length > 0 && ` · ${lead.languages.join(', ')}`}
            </p>
            {lead.message && <p className="mt-2 border-l-4 border-line pl-3 italic">{lead.message}</p>}
            <Button className="mt-4" busy={claim.isPending} onClick={() => claim.mutate(lead.id)}>
              <FormattedMessage id="pond.claim" />
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The lead leaves the list at once, and comes back when another agent was faster or the graph refuses. */
function useClaim() {
  return useMutation({
    mutationFn: (leadId: string) => request(ClaimLead, { input: { leadId } }),
    onMutate: async (leadId) => {
      await queryClient.cancelQueries({ queryKey: pond.queryKey });
      const before = queryClient.getQueryData(pond.queryKey);
      if (before?.leads) {
        const nodes = before.leads.nodes.filter(({ id }) => id !== leadId);
        queryClient.setQueryData(pond.queryKey, { leads: { ...before.leads, nodes } });
      }
      return before;
    },
    onError: (_error, _leadId, before) => queryClient.setQueryData(pond.queryKey, before),
    onSettled: () => readAgain(['PondLeads', 'AgentLeads', 'MyDay']),
  });
}
