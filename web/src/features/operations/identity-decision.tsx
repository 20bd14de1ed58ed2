import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { IdentityCheck, VerifyIdentityInput } from '../../graphql/graphql.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';

const CHECKS: readonly IdentityCheck[] = ['KYC', 'PAN', 'AADHAAR', 'RERA_AGENT'];

type Finding = Omit<VerifyIdentityInput, 'userId'>;

interface IdentityDecisionProps {
  /** Only of agents a registration can be checked. */
  isAgent: boolean;
  busy: boolean;
  error: unknown;
  decide(finding: Finding): void;
}

/** What a reviewer has seen of a person. Of the number on a card the platform keeps the last four digits. */
export function IdentityDecision({ isAgent, busy, error, decide }: IdentityDecisionProps) {
  const intl = useIntl();
  const [check, setCheck] = useState<IdentityCheck>('KYC');
  const [aadhaar, setAadhaar] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  return (
    <form
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        decide({
          check,
          ...(check === 'AADHAAR' && { aadhaar: aadhaar.trim() }),
          ...(expiresOn && { expiresOn }),
        });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        <Select
          label={intl.formatMessage({ id: 'identities.check' })}
          value={check}
          onChange={({ target }) => setCheck(target.value as IdentityCheck)}
        >
          {CHECKS.filter((one) => isAgent || one !== 'RERA_AGENT').map((one) => (
            <option key={one} value={one}>
              {intl.formatMessage({ id: `identityCheck.${one}` })}
            </option>
          ))}
        </Select>
        {check === 'AADHAAR' && (
          <Field
            label={intl.formatMessage({ id: 'identities.aadhaar' })}
            inputMode="numeric"
            autoComplete="off"
            required
            value={aadhaar}
            onChange={({ target }) => setAadhaar(target.value)}
          />
        )}
        <Field
          label={intl.formatMessage({ id: 'identities.expiresOn' })}
          type="date"
          value={expiresOn}
          onChange={({ target }) => setExpiresOn(target.value)}
        />
      </div>
      <Button type="submit" busy={busy}>
        <FormattedMessage id="identities.verify" />
      </Button>
      {error != null && <Failure error={error} />}
    </form>
  );
}
