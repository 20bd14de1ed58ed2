import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { CompleteSiteVisit, useLeadAction } from './lead-actions.js';

const OUTCOMES = ['DONE', 'BUYER_NO_SHOW', 'AGENT_NO_SHOW'] as const;

/** With the code that the buyer says on the spot, a visit that took place is verified. */
export function VisitOutcomeForm({ visitId }: { visitId: string }) {
  const intl = useIntl();
  const [code, setCode] = useState('');
  const complete = useLeadAction(CompleteSiteVisit);
  return (
    <div className="mt-3 space-y-3">
      <Field
        label={intl.formatMessage({ id: 'visits.code' })}
        hint={intl.formatMessage({ id: 'visits.codeHint' })}
        inputMode="numeric"
        autoComplete="off"
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        {OUTCOMES.map((outcome) => (
          <Button
            key={outcome}
            variant={outcome === 'DONE' ? 'solid' : 'quiet'}
            busy={complete.isPending}
            onClick={() =>
              complete.mutate({
                input: {
                  visitId,
                  outcome,
                  ...(outcome === 'DONE' && code.trim() && { buyerCode: code.trim() }),
                },
              })
            }
          >
            <FormattedMessage id={`visit.${outcome}`} />
          </Button>
        ))}
      </div>
      {complete.error && <Failure error={complete.error} />}
    </div>
  );
}
