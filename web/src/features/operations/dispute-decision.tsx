import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button, type ButtonVariant } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';

/** Codes of the record, by what is decided: whether a dispute is examined, and how it ends. */
const REASONS = {
  TRIAGE: ['CREDIBLE', 'NO_GROUNDS', 'OFF_TOPIC', 'ABUSIVE'],
  OUTCOME: ['PROVEN', 'NOT_PROVEN', 'SETTLED'],
} as const;

interface DisputeDecisionProps {
  about: keyof typeof REASONS;
  /** The two decisions, each with the id of its label. */
  decisions: readonly { label: string; variant: ButtonVariant; decide(reason: string): void }[];
  busy: boolean;
  error: unknown;
}

/** A reason to choose, and one button a decision. */
export function DisputeDecision({ about, decisions, busy, error }: DisputeDecisionProps) {
  const intl = useIntl();
  const [reason, setReason] = useState<string>(REASONS[about][0]);
  return (
    <div className="mt-4 space-y-3">
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-60">
          <Select
            label={intl.formatMessage({ id: 'operations.reason' })}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          >
            {REASONS[about].map((code) => (
              <option key={code} value={code}>
                {intl.formatMessage({ id: `disputeReason.${code}` })}
              </option>
            ))}
          </Select>
        </div>
        {decisions.map(({ label, variant, decide }) => (
          <Button key={label} variant={variant} busy={busy} onClick={() => decide(reason)}>
            <FormattedMessage id={label} />
          </Button>
        ))}
      </div>
      {error != null && <Failure error={error} />}
    </div>
  );
}
