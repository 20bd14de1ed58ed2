import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { inIndia } from '../../lib/in-india.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { CancelSiteVisit, RescheduleSiteVisit, useLeadAction } from './lead-actions.js';

interface ComingVisitProps {
  visitId: string;
  /** The time that the buyer asked for, while the agent may agree to it and has not. */
  agreesTo?: string | undefined;
  /** Whether the lead's stage allows another time. */
  mayMove: boolean;
}

/** Before its time a visit can be agreed to, moved or called off; what became of it is said afterwards. */
export function ComingVisit({ visitId, agreesTo, mayMove }: ComingVisitProps) {
  const form = useId();
  const [isMoving, setMoving] = useState(false);
  const agree = useLeadAction(RescheduleSiteVisit);
  const cancel = useLeadAction(CancelSiteVisit);
  const isBusy = agree.isPending || cancel.isPending;
  const error = agree.error ?? cancel.error;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {agreesTo && (
        <Button busy={isBusy} onClick={() => agree.mutate({ input: { visitId, scheduledFor: agreesTo } })}>
          <FormattedMessage id="visits.agree" />
        </Button>
      )}
      {mayMove && (
        <Button
          variant="quiet"
          aria-expanded={isMoving}
          aria-controls={form}
          onClick={() => setMoving(!isMoving)}
        >
          <FormattedMessage id="visits.move" />
        </Button>
      )}
      <Button variant="danger" busy={isBusy} onClick={() => cancel.mutate({ input: { visitId } })}>
        <FormattedMessage id="visits.cancel" />
      </Button>
      <div id={form} className="w-full">
        {isMoving && <MoveForm visitId={visitId} onDone={() => setMoving(false)} />}
      </div>
      {error && <Failure error={error} />}
    </div>
  );
}

/** Another time; the buyer is told of it. */
function MoveForm({ visitId, onDone }: { visitId: string; onDone: () => void }) {
  const intl = useIntl();
  const move = useLeadAction(RescheduleSiteVisit);
  const [at, setAt] = useState('');
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        move.mutate({ input: { visitId, scheduledFor: inIndia(at) } }, { onSuccess: onDone });
      }}
    >
      <div className="min-w-48 flex-1">
        <Field
          label={intl.formatMessage({ id: 'visits.newTime' })}
          type="datetime-local"
          autoFocus
          value={at}
          onChange={({ target }) => setAt(target.value)}
        />
      </div>
      <Button type="submit" busy={move.isPending} disabled={at === ''}>
        <FormattedMessage id="visits.moveTo" />
      </Button>
      {move.error && <Failure error={move.error} />}
    </form>
  );
}
