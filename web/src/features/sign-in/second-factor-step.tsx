import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { queryClient } from '../../lib/graph.js';
import { verifySecondFactor } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';

/** The code of the authenticator app, or a recovery code, after the one-time password. */
export function SecondFactorStep({ ticket, onSignedIn }: { ticket: string; onSignedIn: () => void }) {
  const intl = useIntl();
  const [failure, setFailure] = useState<unknown>();
  const form = useForm({ defaultValues: { code: '' } });
  const submit = form.handleSubmit(async ({ code }) => {
    setFailure(undefined);
    try {
      await verifySecondFactor({ ticket, code: code.trim() });
      await queryClient.invalidateQueries();
      onSignedIn();
    } catch (error) {
      setFailure(error);
    }
  });
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <Field
        label={intl.formatMessage({ id: 'signIn.appCode' })}
        hint={intl.formatMessage({ id: 'signIn.appCodeHint' })}
        autoComplete="one-time-code"
        autoFocus
        required
        {...form.register('code', { required: true })}
      />
      {failure !== undefined && <Failure error={failure} />}
      <Button type="submit" className="w-full" busy={form.formState.isSubmitting}>
        <FormattedMessage id="signIn.verify" />
      </Button>
    </form>
  );
}
