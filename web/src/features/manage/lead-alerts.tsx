import type { ResultOf } from '@graphql-typed-document-node/core';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useHeld } from '../../lib/held.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { FreshButton } from '../../ui/fresh-notice.js';
import { Failure } from '../../ui/states.js';
import { calm, urgent } from './card-style.js';

const LeadAlerts = graphql(`
  query LeadAlerts($organizationId: ID!) {
    organization(id: $organizationId) {
      id
      leadAlerts {
        id
        kind
        raisedAt
        lead {
          id
          contact {
            name
          }
          listing {
            id
            title
          }
        }
      }
    }
  }
`);

const AcknowledgeAlert = graphql(`
  mutation AcknowledgeAlert($input: AcknowledgeLeadAlertInput!) {
    acknowledgeLeadAlert(input: $input) {
      alert {
        id
      }
    }
  }
`);

export const useLeadAlerts = (organizationId: string) => useGraph(LeadAlerts, { organizationId });

type LeadAlert = NonNullable<NonNullable<ResultOf<typeof LeadAlerts>['organization']>['leadAlerts']>[number];

/** What a manager should look at now. It keeps still: what comes is counted beside the title until it is asked for. */
export function LeadAlertList({ alerts: current }: { alerts: readonly LeadAlert[] }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const acknowledge = useAction(AcknowledgeAlert, ['LeadAlerts']);
  const { shown, gone, fresh, show, leave } = useHeld(current);
  const open = shown.length - gone.size;
  return (
    <section className={open + fresh > 0 ? urgent : calm}>
      <header className="flex min-h-9 items-center gap-2 font-semibold">
        <TriangleAlert aria-hidden className="size-5 shrink-0" />
        <h2 ref={heading} tabIndex={-1} className="flex-1">
          <FormattedMessage id="alerts.title" values={{ count: open }} />
        </h2>
        <FreshButton count={fresh} onShow={show} />
      </header>
      {acknowledge.error && <Failure error={acknowledge.error} />}
      <ul className="divide-y divide-line text-ink">
        {shown.map((alert) => (
          <li
            key={alert.id}
            className="flex flex-wrap items-center justify-between gap-3 py-2 first:mt-2 sm:flex-nowrap"
          >
            <AlertText alert={alert} />
            {gone.has(alert.id) ? (
              <p className="flex min-h-11 items-center text-muted">
                <FormattedMessage id="alerts.gone" />
              </p>
            ) : (
              <Button
                variant="quiet"
                busy={acknowledge.isPending}
                onClick={() =>
                  acknowledge.mutate(
                    { input: { alertId: alert.id } },
                    // The button is gone.
                    {
                      onSuccess: () => {
                        leave(alert.id);
                        heading.current?.focus({ preventScroll: true });
                      },
                    },
                  )
                }
              >
                <FormattedMessage id="alerts.seen" />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AlertText({ alert: { kind, raisedAt, lead } }: { alert: LeadAlert }) {
  return (
    <div>
      <p className="font-medium">
        <FormattedMessage id={`alertKind.${kind}`} />
      </p>
      <p className="text-sm text-muted">
        {lead && (
          <Link to="/work/lead/$id" params={{ id: lead.id }} className="text-brand underline">
            {lead.contact?.name ?? <FormattedMessage id="work.buyerUnnamed" />}
          </Link>
        )}
        {lead?.listing && ` · ${lead.listing.title}`} ·{' '}
        <FormattedDate value={raisedAt} dateStyle="medium" timeStyle="short" />
      </p>
    </div>
  );
}
