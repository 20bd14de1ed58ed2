import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { DisputeSeverity } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';
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
const MOST_STATEMENT = 4_000;

interface DisputeFormProps {
  subjects: readonly MetSubject<'AGENT' | 'LISTING' | 'PROJECT'>[];
}

/** An objection about the home, its project or the agent, which a reviewer decides within 30 days. */
export default function DisputeForm({ subjects }: DisputeFormProps) {
  const intl = useIntl();
  const [subjectId, setSubjectId] = useState(subjects[0]?.id ?? '');
  const [severity, setSeverity] = useState<DisputeSeverity>('MINOR');
  const [statement, setStatement] = useState('');
  const open = useAction(OpenDispute, ['MyDisputes']);
  const subject = subjects.find(({ id }) => id === subjectId);
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
    <form
      className="space-y-4 rounded-card border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!subject) return;
        open.mutate({
          input: {
            subjectType: subject.kind,
            subjectId: subject.id,
            severity,
            statement: statement.trim(),
          },
        });
      }}
    >
      <Select
        label={intl.formatMessage({ id: 'dispute.about' })}
        value={subjectId}
        onChange={({ target }) => setSubjectId(target.value)}
      >
        {subjects.map(({ id, kind, name }) => (
          <option key={id} value={id}>
            {intl.formatMessage({ id: `subject.${kind}` })}: {name}
          </option>
        ))}
      </Select>
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
      <TextArea
        label={intl.formatMessage({ id: 'dispute.statement' })}
        rows={5}
        maxLength={MOST_STATEMENT}
        value={statement}
        onChange={({ target }) => setStatement(target.value)}
      />
      {open.error && <Failure error={open.error} />}
      <Button
        type="submit"
        busy={open.isPending}
        disabled={!subject || statement.trim().length < LEAST_STATEMENT}
      >
        <FormattedMessage id="dispute.send" />
      </Button>
    </form>
  );
}
