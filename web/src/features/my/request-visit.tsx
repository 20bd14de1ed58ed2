import { CalendarPlus } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { inIndia } from '../../lib/in-india.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';

const RequestSiteVisit = graphql(`
  mutation RequestSiteVisit($input: RequestSiteVisitInput!) {
    requestSiteVisit(input: $input) {
      visit {
        id
        status
      }
    }
  }
`);

/** The buyer names a time; the agent agrees to it or offers another. */
export function RequestVisit({ leadId }: { leadId: string }) {
  const intl = useIntl();
  const panel = useId();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState('');
  // Sent again after a lost answer, it is one request.
  const idempotencyKey = useRef(crypto.randomUUID());
  const ask = useAction(RequestSiteVisit, ['MyEnquiries']);
  const submit = () =>
    ask.mutate({ input: { leadId, scheduledFor: inIndia(at), idempotencyKey: idempotencyKey.current } });
  return (
    <div className="mt-4">
      <Button variant="quiet" aria-expanded={isOpen} aria-controls={panel} onClick={() => setOpen(!isOpen)}>
        <CalendarPlus aria-hidden className="size-5" />
        <FormattedMessage id="my.askVisit" />
      </Button>
      <div id={panel}>
        {isOpen && (
          <form
            className="mt-3 flex flex-wrap items-end gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <div className="min-w-52 flex-1">
              <Field
                label={intl.formatMessage({ id: 'visits.when' })}
                type="datetime-local"
                value={at}
                onChange={({ target }) => setAt(target.value)}
              />
            </div>
            <Button type="submit" busy={ask.isPending} disabled={at === ''}>
              <FormattedMessage id="my.sendVisit" />
            </Button>
          </form>
        )}
      </div>
      {ask.error && <Failure error={ask.error} />}
    </div>
  );
}
