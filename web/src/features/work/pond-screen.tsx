import type { ResultOf } from '@graphql-typed-document-node/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { FormattedDate, FormattedDisplayName, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useHeld } from '../../lib/held.js';
import { fallbackInterval, useLive } from '../../lib/live.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { focusOnMount } from '../../ui/focus-on-mount.js';
import { FreshNotice } from '../../ui/fresh-notice.js';
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
  if (!data) return <Failure error={error} onRetry={() => void refetch()} />;
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
      <PondList leads={leads} />
    </div>
  );
}

/**
 * It keeps still, so that no one claims another lead than they mean: what others claim stays in its place and says so, and what
 * comes waits above until it is asked for.
 */
function PondList({ leads }: { leads: readonly PondLead[] }) {
  const { shown, gone, fresh, show } = useHeld(leads, { isAlone: true });
  return (
    <>
      <FreshNotice count={fresh} onShow={show} />
      {shown.length === 0 && <Empty title={<FormattedMessage id="pond.none" />} />}
      <ul aria-live="polite" className="space-y-4">
        {shown.map((lead) => (
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
              {lead.languages.map((code) => (
                <Fragment key={code}>
                  {' · '}
                  <FormattedDisplayName type="language" value={code} fallback="code" />
                </Fragment>
              ))}
            </p>
            {lead.message && <p className="mt-2 border-l-4 border-line pl-3 italic">{lead.message}</p>}
            <Claim leadId={lead.id} isGone={gone.has(lead.id)} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** At once; taken back with the reason when another agent was faster or the graph refuses. */
function Claim({ leadId, isGone }: { leadId: string; isGone: boolean }) {
  const claim = useAction(ClaimLead, ['PondLeads', 'AgentLeads', 'MyDay']);
  const isMine = (claim.isPending && !claim.isPaused) || claim.isSuccess;
  if (isMine)
    return (
      <p
        ref={focusOnMount}
        tabIndex={-1}
        role="status"
        className="mt-4 flex min-h-11 items-center gap-2 font-medium text-band-a"
      >
        <FormattedMessage id="pond.claimed" />
        {claim.isSuccess && (
          <Link to="/work/lead/$id" params={{ id: leadId }} className="font-semibold text-brand underline">
            <FormattedMessage id="pond.open" />
          </Link>
        )}
      </p>
    );
  if (isGone)
    return (
      <p className="mt-4 flex min-h-11 items-center text-muted">
        <FormattedMessage id="pond.gone" />
      </p>
    );
  return (
    <>
      {claim.error && <Failure error={claim.error} />}
      <Button className="mt-4" busy={claim.isPaused} onClick={() => claim.mutate({ input: { leadId } })}>
        <FormattedMessage id="pond.claim" />
      </Button>
    </>
  );
}
