import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';

const READ = 'READ_IT';
/** Codes of the record; the author reads none of them. */
const REJECTIONS = ['PERSONAL_DATA', 'OFF_TOPIC', 'ABUSIVE', 'LOOKS_PAID'] as const;

interface ModerationFormProps {
  busy: boolean;
  error: unknown;
  decide(decision: 'PUBLISH' | 'REJECT', reason: string): void;
}

/** To publish, or to reject for a reason. */
export function ModerationForm({ busy, error, decide }: ModerationFormProps) {
  const intl = useIntl();
  const [reason, setReason] = useState<string>(REJECTIONS[0]);
  return (
    <div className="mt-4 space-y-3">
      <div className="flex flex-wrap items-end gap-2">
        <Button busy={busy} onClick={() => decide('PUBLISH', READ)}>
          <FormattedMessage id="moderation.publish" />
        </Button>
        <div className="ml-auto flex flex-wrap items-end gap-2">
          <Select
            label={intl.formatMessage({ id: 'operations.rejection' })}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          >
            {REJECTIONS.map((code) => (
              <option key={code} value={code}>
                {intl.formatMessage({ id: `moderation.reason.${code}` })}
              </option>
            ))}
          </Select>
          <Button variant="danger" busy={busy} onClick={() => decide('REJECT', reason)}>
            <FormattedMessage id="operations.reject" />
          </Button>
        </div>
      </div>
      {error != null && <Failure error={error} />}
    </div>
  );
}
