import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { workEmail } from '../../lib/sso-errand.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';

interface WorkEmailFormProps {
  /** Id of the message on the button. */
  send: string;
  busy: boolean;
  error: Error | null;
  onSend(email: string): void;
  /** What else can be done, below. */
  children?: ReactNode;
}

/** The address by whose domain the provider of an organization is found. */
export function WorkEmailForm({ send, busy, error, onSend, children }: WorkEmailFormProps) {
  const intl = useIntl();
  const [email, setEmail] = useState(workEmail);
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(email.trim());
      }}
    >
      <Field
        label={intl.formatMessage({ id: 'signIn.workEmail' })}
        hint={intl.formatMessage({ id: 'signIn.workEmailHint' })}
        type="email"
        autoComplete="email"
        value={email}
        onChange={({ target }) => setEmail(target.value)}
      />
      {error && <Failure error={error} />}
      <Button type="submit" className="w-full" busy={busy} disabled={!email.includes('@')}>
        <FormattedMessage id={send} />
      </Button>
      {children}
    </form>
  );
}
