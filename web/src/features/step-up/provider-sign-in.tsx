import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { openProviderWindow, proveAtProvider } from '../../lib/provider-proof.js';
import { workEmail } from '../../lib/sso-errand.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';

interface ProviderSignInProps {
  /** Waits for the proof, and closes the dialog. */
  prove(proof: Promise<unknown>): Promise<void>;
  /** What else can be done, below. */
  children: ReactNode;
}

/** A new sign-in at the provider of the organization, in a window beside the act that waits for it. */
export function ProviderSignIn({ prove, children }: ProviderSignInProps) {
  const intl = useIntl();
  const [email, setEmail] = useState(workEmail);
  const signIn = useMutation({
    mutationFn: (opened: Window | null) => prove(proveAtProvider(email.trim(), opened)),
  });
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate(openProviderWindow());
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
      {signIn.error && <Failure error={signIn.error} />}
      <Button type="submit" className="w-full" busy={signIn.isPending} disabled={!email.includes('@')}>
        <FormattedMessage id="signIn.by.sso" />
      </Button>
      {children}
    </form>
  );
}
