import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { sendConfirmationCode } from '../../lib/email-code.js';
import { readAgain, request, useGraph } from '../../lib/graph.js';
import { CodeForm, SIX_DIGITS } from '../../shared/sign-in/code-form.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { Section } from './section.js';

const MyEmail = graphql(`
  query MyEmail {
    me {
      id
      email
      emailVerifiedAt
    }
  }
`);

const ConfirmEmail = graphql(`
  mutation ConfirmEmail($input: VerifyEmailInput!) {
    verifyEmail(input: $input) {
      user {
        id
      }
    }
  }
`);

interface SentCode {
  email: string;
  challengeId: string;
}

/** The address by which the viewer signs in when no SMS arrives: confirmed by a code. */
export function EmailAddress() {
  const { data, error, isPending, refetch } = useGraph(MyEmail, {});
  const [sent, setSent] = useState<SentCode>();
  const confirm = async (code: string) => {
    await request(ConfirmEmail, { input: { ...(sent as SentCode), code } });
    setSent(undefined);
    await readAgain(['MyEmail', 'MyProfile']);
  };
  const { email, emailVerifiedAt } = data?.me ?? {};
  return (
    <Section title="security.email">
      {isPending && <Skeleton className="h-16" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data && (
        <p className={emailVerifiedAt ? '' : 'text-muted'}>
          {emailVerifiedAt ? (
            <FormattedMessage id="security.emailConfirmed" values={{ email: <b key="email">{email}</b> }} />
          ) : (
            <FormattedMessage id="security.emailNone" />
          )}
        </p>
      )}
      {data && !sent && <AddressForm email={emailVerifiedAt ? '' : (email ?? '')} onSent={setSent} />}
      {sent && (
        <>
          <p className="text-muted">
            <FormattedMessage id="signIn.sent" values={{ to: <b key="to">{sent.email}</b> }} />
          </p>
          <CodeForm
            label="signIn.code"
            wrong="signIn.codeWrong"
            action="stepUp.confirm"
            send={confirm}
            {...SIX_DIGITS}
          >
            <Button variant="quiet" className="w-full" onClick={() => setSent(undefined)}>
              <FormattedMessage id="signIn.other.email" />
            </Button>
          </CodeForm>
        </>
      )}
    </Section>
  );
}

function AddressForm({ email, onSent }: { email: string; onSent: (sent: SentCode) => void }) {
  const intl = useIntl();
  const [failure, setFailure] = useState<unknown>();
  const form = useForm({ defaultValues: { email } });
  const submit = form.handleSubmit(async (typed) => {
    setFailure(undefined);
    try {
      const { challengeId } = await sendConfirmationCode(typed.email.trim());
      onSent({ email: typed.email.trim(), challengeId });
    } catch (error) {
      setFailure(error);
    }
  });
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <Field
        label={intl.formatMessage({ id: 'signIn.email' })}
        error={form.formState.errors.email && intl.formatMessage({ id: 'signIn.emailWrong' })}
        type="email"
        autoComplete="email"
        {...form.register('email', { required: true, pattern: /@/ })}
      />
      {failure !== undefined && <Failure error={failure} />}
      <Button type="submit" busy={form.formState.isSubmitting}>
        <FormattedMessage id="security.emailSend" />
      </Button>
    </form>
  );
}
