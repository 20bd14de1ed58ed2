import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { DisputeSeverity } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { MetForm } from './met-form.js';
import type { MetSubject } from './met-subject.js';

const OpenDispute = graphql(`
  mutation OpenDispute($input: OpenDisputeInput!) {
    openDispute(input: $input) {
      dispute {
        id
        status
      }
    }
  }
`);

const SEVERITIES: readonly DisputeSeverity[] = ['MINOR', 'MAJOR', 'SEVERE'];
const LEAST_STATEMENT = 10;

interface DisputeFormProps {
  subjects: readonly MetSubject<'AGENT' | 'LISTING' | 'PROJECT'>[];
}

/** An objection about the home, its project or the agent, which a reviewer decides within 30 days. */
export default function DisputeForm({ subjects }: DisputeFormProps) {
  const [severity, setSeverity] = useState<DisputeSeverity>('MINOR');
  const open = useAction(OpenDispute, ['MyDisputes']);
  if (open.isSuccess)
    return (
      <p role="status">
        <FormattedMessage id="dispute.opened" />{' '}
        <Link to="/my/disputes" className="font-medium text-brand underline">
          <FormattedMessage id="dispute.mine" />
        </Link>
      </p>
    );
  return (
    <MetForm
      subjects={subjects}
      messages={{ about: 'dispute.about', words: 'dispute.statement', send: 'dispute.send' }}
      rows={5}
      isComplete={(statement) => statement.length >= LEAST_STATEMENT}
      action={open}
      onSend={({ kind, id }, statement) =>
        open.mutate({ input: { subjectType: kind, subjectId: id, severity, statement } })
      }
    >
      <fieldset>
        <legend className="font-medium">
          <FormattedMessage id="dispute.atStake" />
        </legend>
        {SEVERITIES.map((value) => (
          <label key={value} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="severity"
              value={value}
              checked={severity === value}
              onChange={() => setSeverity(value)}
              className="size-5 accent-brand"
            />
            <FormattedMessage id={`dispute.stake.${value}`} />
          </label>
        ))}
      </fieldset>
    </MetForm>
  );
}
