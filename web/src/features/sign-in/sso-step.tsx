import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { authorizationUrlOf } from '../../lib/sign-in-ways.js';
import { keepErrand, keepWorkEmail, workEmail } from '../../lib/sso-errand.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';

/** The address by whose domain the provider of an organization is found; the reader comes back to `then`. */
export function SsoStep({ then }: { then: string }) {
  const intl = useIntl();
  const [email, setEmail] = useState(workEmail);
  const begin = useMutation({
    mutationFn: async () => {
      const url = await authorizationUrlOf({ email: email.trim() });
      keepWorkEmail(email.trim());
      keepErrand({ then, inWindow: false });
      location.assign(url);
    },
  });
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
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
      {begin.error && <Failure error={begin.error} />}
      {/* The page is left once it is done. */}
      <Button
        type="submit"
        className="w-full"
        busy={begin.isPending || begin.isSuccess}
        disabled={!email.includes('@')}
      >
        <FormattedMessage id="signIn.continue" />
      </Button>
    </form>
  );
}
