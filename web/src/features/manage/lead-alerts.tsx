import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';

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

/** What a manager should look at now. */
export function LeadAlertList({ organizationId }: { organizationId: string }) {
  const { data, error } = useLeadAlerts(organizationId);
  const acknowledge = useAction(AcknowledgeAlert, ['LeadAlerts']);
  const alerts = data?.organization?.leadAlerts ?? [];
  if (error) return <Failure error={error} />;
  if (alerts.length === 0) return null;
  return (
    <section className="rounded-card border-2 border-accent p-4">
      <h2 className="flex items-center gap-2 font-semibold text-accent">
        <TriangleAlert aria-hidden className="size-5" />
        <FormattedMessage id="alerts.title" values={{ count: alerts.length }} />
      </h2>
      {acknowledge.error && <Failure error={acknowledge.error} />}
      <ul className="mt-2 divide-y divide-line">
        {alerts.map(({ id, kind, raisedAt, lead }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2 sm:flex-nowrap">
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
            <Button
              variant="quiet"
              busy={acknowledge.isPending}
              onClick={() => acknowledge.mutate({ input: { alertId: id } })}
            >
              <FormattedMessage id="alerts.seen" />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
