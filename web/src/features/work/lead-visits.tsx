import { CalendarPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { inIndia } from '../../lib/in-india.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { ScheduleSiteVisit, useLeadAction } from './lead-actions.js';
import { ComingVisit } from './coming-visit.js';
import { VisitOutcomeForm } from './visit-outcome-form.js';

export const SiteVisitFields = graphql(`
  fragment SiteVisitFields on SiteVisit {
    id
    status
    scheduledFor
    verified
  }
`);

type Visit = ResultOf<typeof SiteVisitFields>;

interface LeadVisitsProps {
  leadId: string;
  visits: readonly FragmentType<typeof SiteVisitFields>[];
  /** Whether the lead's stage allows a visit that is planned. */
  mayPlan: boolean;
}

/** Site visits of a lead: plan one, and say what became of each. */
export function LeadVisits({ leadId, visits, mayPlan }: LeadVisitsProps) {
  return (
    <section className="space-y-4 rounded-card border border-line bg-surface p-4">
      <h2 className="font-semibold">
        <FormattedMessage id="visits.title" />
      </h2>
      {visits.length > 0 && (
        <ul className="divide-y divide-line">
          {readFragment(SiteVisitFields, visits).map((visit) => (
            <li key={visit.id} className="py-3">
              <VisitRow visit={visit} mayPlan={mayPlan} />
            </li>
          ))}
        </ul>
      )}
      {mayPlan ? (
        <ScheduleForm leadId={leadId} />
      ) : (
        <p className="text-muted">
          <FormattedMessage id="visits.later" />
        </p>
      )}
    </section>
  );
}

function ScheduleForm({ leadId }: { leadId: string }) {
  const intl = useIntl();
  const schedule = useLeadAction(ScheduleSiteVisit);
  const [at, setAt] = useState('');
  // Sent again after a lost answer, it is one visit.
  const idempotencyKey = useRef(crypto.randomUUID());
  const submit = () =>
    schedule.mutate(
      { input: { leadId, scheduledFor: inIndia(at), idempotencyKey: idempotencyKey.current } },
      {
        onSuccess: () => {
          idempotencyKey.current = crypto.randomUUID();
          setAt('');
        },
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="space-y-3"
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="flex-1">
          <Field
            label={intl.formatMessage({ id: 'visits.when' })}
            type="datetime-local"
            value={at}
            onChange={({ target }) => setAt(target.value)}
          />
        </div>
        <Button type="submit" variant="quiet" busy={schedule.isPending} disabled={at === ''}>
          <CalendarPlus aria-hidden className="size-5" />
          <FormattedMessage id="visits.schedule" />
        </Button>
      </div>
      {schedule.error && <Failure error={schedule.error} />}
    </form>
  );
}

interface VisitRowProps {
  visit: Visit;
  mayPlan: boolean;
}

function VisitRow({ visit: { id, status, scheduledFor, verified }, mayPlan }: VisitRowProps) {
  const isOver = Date.parse(scheduledFor) <= Date.now();
  return (
    <>
      <p className="font-medium">
        <FormattedDate value={scheduledFor} dateStyle="medium" timeStyle="short" />
      </p>
      <p className="text-sm text-muted">
        <FormattedMessage id={`visit.${status}`} />
        {verified && (
          <>
            {' · '}
            <FormattedMessage id="visits.verified" />
          </>
        )}
      </p>
      {status === 'SCHEDULED' && isOver && <VisitOutcomeForm visitId={id} />}
      {(status === 'REQUESTED' || (status === 'SCHEDULED' && !isOver)) && (
        <ComingVisit
          visitId={id}
          agreesTo={status === 'REQUESTED' && mayPlan ? scheduledFor : undefined}
          mayMove={mayPlan}
        />
      )}
    </>
  );
}
