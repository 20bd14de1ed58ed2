import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Button, type ButtonVariant } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';

interface DecisionFormProps {
  /** The decisions to choose from, each with the id of its label. */
  decisions: readonly {
    label: string;
    variant: ButtonVariant;
    needsReason: boolean;
    decide(reason: string): void;
  }[];
  busy: boolean;
  error: unknown;
}

/** A reason in words, and one button a decision. A decision that needs a reason cannot be pressed without one. */
export function DecisionForm({ decisions, busy, error }: DecisionFormProps) {
  const intl = useIntl();
  const [reason, setReason] = useState('');
  return (
    <div className="mt-3 space-y-3">
      <TextArea
        label={intl.formatMessage({ id: 'operations.reason' })}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        {decisions.map(({ label: id, variant, needsReason, decide }) => (
          <Button
            key={id}
            variant={variant}
            busy={busy}
            disabled={needsReason && reason.trim() === ''}
            onClick={() => decide(reason.trim())}
          >
            {intl.formatMessage({ id })}
          </Button>
        ))}
      </div>
      {error != null && <Failure error={error} />}
    </div>
  );
}
