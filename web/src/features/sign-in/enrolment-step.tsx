import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { renderSVG } from 'uqr';
import { graphql } from '../../graphql/index.js';
import { queryClient, request } from '../../lib/graph.js';
import { confirmSecondFactor } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure, Skeleton } from '../../ui/states.js';

const BeginEnrolment = graphql(`
  mutation BeginEnrolment($input: EnrolSecondFactorInput!) {
    enrolSecondFactor(input: $input) {
      secret
      uri
    }
  }
`);

interface EnrolmentStepProps {
  ticket: string;
  onSignedIn: () => void;
}

/** Sets an authenticator app up before the first session of a role that needs one. */
export function EnrolmentStep({ ticket, onSignedIn }: EnrolmentStepProps) {
  const [recoveryCodes, setRecoveryCodes] = useState<string[]>();
  // Asked once: a second secret would replace the one that was scanned.
  const begun = useQuery({
    queryKey: ['BeginEnrolment', ticket],
    queryFn: () => request(BeginEnrolment, { input: { ticket } }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onDone={onSignedIn} />;
  if (begun.error) return <Failure error={begun.error} />;
  const { secret, uri } = begun.data?.enrolSecondFactor ?? {};
  if (!secret || !uri) return <Skeleton className="h-64" />;
  return (
    <div className="space-y-4">
      <p>
        <FormattedMessage id="signIn.enrol" />
      </p>
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(uri))}`}
        alt=""
        className="mx-auto w-48 rounded-card bg-white p-2"
      />
      <p className="text-sm text-muted">
        <FormattedMessage id="signIn.enrolSecret" /> <code className="font-mono break-all">{secret}</code>
      </p>
      <FirstCode ticket={ticket} onConfirmed={setRecoveryCodes} />
    </div>
  );
}

function FirstCode({ ticket, onConfirmed }: { ticket: string; onConfirmed: (codes: string[]) => void }) {
  const intl = useIntl();
  const [failure, setFailure] = useState<unknown>();
  const form = useForm({ defaultValues: { code: '' } });
  const submit = form.handleSubmit(async ({ code }) => {
    setFailure(undefined);
    try {
      onConfirmed(await confirmSecondFactor({ ticket, code: code.trim() }));
    } catch (error) {
      setFailure(error);
    }
  });
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <Field
        label={intl.formatMessage({ id: 'signIn.code' })}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
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

function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const finish = async () => {
    await queryClient.invalidateQueries();
    onDone();
  };
  return (
    <div className="space-y-4">
      <p>
        <FormattedMessage id="signIn.recovery" />
      </p>
      <ul className="grid grid-cols-2 gap-2 rounded-card bg-raised p-4 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button className="w-full" onClick={() => void finish()}>
        <FormattedMessage id="signIn.recoveryDone" />
      </Button>
    </div>
  );
}
