import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { z } from 'zod';
import { queryClient } from '../../lib/graph.js';
import { sendSignInCode } from '../../lib/email-code.js';
import { sendOneTimePassword } from '../../lib/one-time-password.js';
import { signInWithPasskey } from '../../lib/passkeys.js';
import { withCountry } from '../../lib/phone.js';
import { linkSso, signIn, signInByEmail } from '../../lib/sign-in-ways.js';
import { PasskeyButton } from '../../shared/sign-in/passkey-button.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { CodeForm, SIX_DIGITS } from '../../shared/sign-in/code-form.js';
import { deviceId } from './device-id.js';
import { EnrolmentStep } from './enrolment-step.js';
import { type PendingSignIn, pendingOf } from './pending.js';
import { PasswordStep } from './password-step.js';
import { SecondFactorStep } from './second-factor-step.js';
import { SsoStep } from './sso-step.js';

const forms = {
  phone: z.object({ to: z.string().trim().min(10) }),
  email: z.object({ to: z.string().trim().pipe(z.email()) }),
};

/** A code that is on its way, to a number or an address. */
interface SentCode {
  by: 'phone' | 'email';
  to: string;
  challengeId: string;
}

const OTHER = { phone: 'email', email: 'phone' } as const;

type Way = SentCode['by'] | 'sso' | 'password';

interface SignInProps {
  onSignedIn: () => void;
  /** Where the reader goes on after a sign-in that leaves this page. */
  then?: string;
  /** Of SSO_LINK_REQUIRED: the number that is proved becomes that of the provider's person. */
  linkTicket?: string;
  /** What a sign-in that began elsewhere waits for. */
  begun?: PendingSignIn;
}

/** Every way to sign in, and an authenticator app where the person has one or needs one. */
export function SignIn({ onSignedIn, then = '/', linkTicket, begun }: SignInProps) {
  const [by, setBy] = useState<Way>('phone');
  const [sent, setSent] = useState<SentCode>();
  const [pending, setPending] = useState(begun);
  const beginAgain = () => {
    setPending(undefined);
    setSent(undefined);
  };
  const finish = async () => {
    await queryClient.invalidateQueries();
    onSignedIn();
  };
  const byPasskey = async () => {
    await signInWithPasskey();
    await finish();
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
          <div className="space-y-4">
            {linkTicket !== undefined && (
              <p role="status">
                <FormattedMessage id="signIn.link" />
              </p>
            )}
            {by === 'sso' ? (
              <SsoStep then={then} />
            ) : by === 'password' ? (
              <PasswordStep onPending={setPending} onSignedIn={() => void finish()} />
            ) : (
              <AddressStep
                key={by}
                by={by}
                {...(linkTicket === undefined && { onOther: () => setBy(OTHER[by]) })}
                onSent={setSent}
              />
            )}
            {linkTicket === undefined && <OtherWays by={by} choose={setBy} byPasskey={byPasskey} />}
          </div>
        ) : (
          <CodeStep
            sent={sent}
            linkTicket={linkTicket}
            onBack={() => setSent(undefined)}
            onPending={setPending}
            onSignedIn={onSignedIn}
          />
        )}
      </div>
    </div>
  );
}

interface OtherWaysProps {
  by: Way;
  choose: (by: Way) => void;
  byPasskey: () => Promise<void>;
}

function OtherWays({ by, choose, byPasskey }: OtherWaysProps) {
  const others = by === 'sso' || by === 'password' ? (['phone'] as const) : (['password', 'sso'] as const);
  return (
    <>
      <PasskeyButton use={byPasskey} />
      {others.map((other) => (
        <Button key={other} variant="quiet" className="w-full" onClick={() => choose(other)}>
          <FormattedMessage id={`signIn.by.${other}`} />
        </Button>
      ))}
    </>
  );
}

interface AddressStepProps {
  by: SentCode['by'];
  /** The other way to get a code, for who gets no SMS. */
  onOther?: () => void;
  onSent: (sent: SentCode) => void;
}

function AddressStep({ by, onOther, onSent }: AddressStepProps) {
  const intl = useIntl();
  const [failure, setFailure] = useState<unknown>();
  const form = useForm({ resolver: zodResolver(forms[by]), defaultValues: { to: '' } });
  const submit = form.handleSubmit(async ({ to: typed }) => {
    setFailure(undefined);
    try {
      const to = by === 'phone' ? withCountry(typed) : typed;
      const { challengeId } = await (by === 'phone' ? sendOneTimePassword(to) : sendSignInCode(to));
      onSent({ by, to, challengeId });
    } catch (error) {
      setFailure(error);
    }
  });
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <Field
        label={intl.formatMessage({ id: `signIn.${by}` })}
        hint={intl.formatMessage({ id: `signIn.${by}Hint` })}
        error={form.formState.errors.to && intl.formatMessage({ id: `signIn.${by}Wrong` })}
        {...(by === 'phone'
          ? { type: 'tel', autoComplete: 'tel', inputMode: 'tel' }
          : { type: 'email', autoComplete: 'email', inputMode: 'email' })}
        {...form.register('to')}
      />
      {failure !== undefined && <Failure error={failure} />}
      <Button type="submit" className="w-full" busy={form.formState.isSubmitting}>
        <FormattedMessage id="signIn.send" />
      </Button>
      {onOther && (
        <Button variant="quiet" className="w-full" onClick={onOther}>
          <FormattedMessage id={`signIn.by.${OTHER[by]}`} />
        </Button>
      )}
    </form>
  );
}

interface CodeStepProps {
  sent: SentCode;
  linkTicket: string | undefined;
  onBack: () => void;
  onPending: (pending: PendingSignIn) => void;
  onSignedIn: () => void;
}

function CodeStep({ sent, linkTicket, onBack, onPending, onSignedIn }: CodeStepProps) {
  const send = async (code: string) => {
    try {
      await prove(sent, code, linkTicket);
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
        <FormattedMessage id="signIn.sent" values={{ to: <b key="to">{sent.to}</b> }} />
      </p>
      <CodeForm
        label="signIn.code"
        wrong="signIn.codeWrong"
        className="text-2xl tracking-[0.4em]"
        send={send}
        {...SIX_DIGITS}
      >
        <Button variant="quiet" className="w-full" onClick={onBack}>
          <FormattedMessage id={`signIn.other.${sent.by}`} />
        </Button>
      </CodeForm>
    </>
  );
}

async function prove({ by, to, challengeId }: SentCode, code: string, ticket?: string): Promise<void> {
  if (by === 'email') await signInByEmail({ email: to, challengeId, code });
  else if (ticket === undefined) await signIn({ phone: to, challengeId, code, deviceId: deviceId() });
  else await linkSso({ ticket, phone: to, challengeId, code });
}
