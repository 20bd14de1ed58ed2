import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { z } from 'zod';
import { queryClient } from '../../lib/graph.js';
import { sendOneTimePassword } from '../../lib/one-time-password.js';
import { withCountry } from '../../lib/phone.js';
import { SessionError, signIn } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { CodeForm, SIX_DIGITS } from '../../shared/sign-in/code-form.js';
import { deviceId } from './device-id.js';
import { EnrolmentStep } from './enrolment-step.js';
import { SecondFactorStep } from './second-factor-step.js';

const phoneForm = z.object({ phone: z.string().trim().min(10) });

/** A code that is on its way. */
interface SentCode {
  phone: string;
  challengeId: string;
}

/** The one-time password was right, and one step is left. */
interface PendingSignIn {
  step: 'VERIFY' | 'ENROL';
  ticket: string;
}

const NEXT_STEP: Readonly<Record<string, PendingSignIn['step']>> = {
  SECOND_FACTOR_REQUIRED: 'VERIFY',
  SECOND_FACTOR_ENROLMENT_REQUIRED: 'ENROL',
};

function pendingOf(error: unknown): PendingSignIn | undefined {
  if (!(error instanceof SessionError)) return undefined;
  const step = NEXT_STEP[error.code];
  return step && { step, ticket: String(error.details['ticket']) };
}

/** Sign-in by one-time password, and by an authenticator app where the person has one or needs one. */
export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const [sent, setSent] = useState<SentCode>();
  const [pending, setPending] = useState<PendingSignIn>();
  const beginAgain = () => {
    setPending(undefined);
    setSent(undefined);
  };
  return (
    <div className="mx-auto max-w-sm px-4 py-16">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="signIn.title" />
      </h1>
      <div className="mt-6">
        {pending?.step === 'VERIFY' ? (
          <SecondFactorStep ticket={pending.ticket} onSignedIn={onSignedIn} onBeginAgain={beginAgain} />
        ) : pending?.step === 'ENROL' ? (
          <EnrolmentStep ticket={pending.ticket} onSignedIn={onSignedIn} onBeginAgain={beginAgain} />
        ) : sent === undefined ? (
          <PhoneStep onSent={setSent} />
        ) : (
          <CodeStep
            sent={sent}
            onBack={() => setSent(undefined)}
            onPending={setPending}
            onSignedIn={onSignedIn}
          />
        )}
      </div>
    </div>
  );
}

function PhoneStep({ onSent }: { onSent: (sent: SentCode) => void }) {
  const intl = useIntl();
  const [failure, setFailure] = useState<unknown>();
  const form = useForm({ resolver: zodResolver(phoneForm), defaultValues: { phone: '' } });
  const submit = form.handleSubmit(async ({ phone }) => {
    setFailure(undefined);
    try {
      const number = withCountry(phone);
      const { challengeId } = await sendOneTimePassword(number);
      onSent({ phone: number, challengeId });
    } catch (error) {
      setFailure(error);
    }
  });
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <Field
        label={intl.formatMessage({ id: 'signIn.phone' })}
        hint={intl.formatMessage({ id: 'signIn.phoneHint' })}
        error={form.formState.errors.phone && intl.formatMessage({ id: 'signIn.phoneWrong' })}
        type="tel"
        autoComplete="tel"
        inputMode="tel"
        {...form.register('phone')}
      />
      {failure !== undefined && <Failure error={failure} />}
      <Button type="submit" className="w-full" busy={form.formState.isSubmitting}>
        <FormattedMessage id="signIn.send" />
      </Button>
    </form>
  );
}

interface CodeStepProps {
  sent: SentCode;
  onBack: () => void;
  onPending: (pending: PendingSignIn) => void;
  onSignedIn: () => void;
}

function CodeStep({ sent, onBack, onPending, onSignedIn }: CodeStepProps) {
  const send = async (code: string) => {
    try {
      await signIn({ ...sent, code, deviceId: deviceId() });
    } catch (error) {
      const pending = pendingOf(error);
      if (pending) return onPending(pending);
      throw error;
    }
    // What a visitor was shown may differ from what the signed-in user may see.
    await queryClient.invalidateQueries();
    onSignedIn();
  };
  return (
    <>
      <p className="mb-4 text-muted">
        <FormattedMessage id="signIn.sent" values={{ phone: <b key="phone">{sent.phone}</b> }} />
      </p>
      <CodeForm
        label="signIn.code"
        wrong="signIn.codeWrong"
        className="text-2xl tracking-[0.4em]"
        send={send}
        {...SIX_DIGITS}
      >
        <Button variant="quiet" className="w-full" onClick={onBack}>
          <FormattedMessage id="signIn.otherNumber" />
        </Button>
      </CodeForm>
    </>
  );
}
