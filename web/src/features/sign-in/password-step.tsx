import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { signInByPassword } from '../../lib/sign-in-ways.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { type PendingSignIn, pendingOf } from './pending.js';

interface PasswordStepProps {
  onPending: (pending: PendingSignIn) => void;
  onSignedIn: () => void;
}

/** For people of organizations that want passwords. A forgotten one is set anew after a sign-in by a code. */
export function PasswordStep({ onPending, onSignedIn }: PasswordStepProps) {
  const intl = useIntl();
  const form = useForm({ defaultValues: { login: '', password: '' } });
  const enter = useMutation({
    mutationFn: signInByPassword,
    onSuccess: onSignedIn,
    onError: (error) => {
      const pending = pendingOf(error);
      if (pending) onPending(pending);
    },
  });
  return (
    <form onSubmit={form.handleSubmit((input) => enter.mutate(input))} className="space-y-4" noValidate>
      <Field
        label={intl.formatMessage({ id: 'signIn.login' })}
        autoComplete="username"
        {...form.register('login', { required: true })}
      />
      <Field
        label={intl.formatMessage({ id: 'signIn.password' })}
        hint={intl.formatMessage({ id: 'signIn.passwordHint' })}
        type="password"
        autoComplete="current-password"
        {...form.register('password', { required: true })}
      />
      {enter.error && <Failure error={enter.error} />}
      <Button type="submit" className="w-full" busy={enter.isPending}>
        <FormattedMessage id="signIn.verify" />
      </Button>
    </form>
  );
}
