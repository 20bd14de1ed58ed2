import { useQuery } from '@tanstack/react-query';
import { Smartphone } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { renderSVG } from 'uqr';
import { graphql } from '../../graphql/index.js';
import { request } from '../../lib/graph.js';
import { buttonStyle } from '../../ui/button.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { CodeForm, SIX_DIGITS } from './code-form.js';
import { RecoveryCodes } from './recovery-codes.js';

const BeginEnrolment = graphql(`
  mutation BeginEnrolment($input: EnrolSecondFactorInput!) {
    enrolSecondFactor(input: $input) {
      secret
      uri
    }
  }
`);

interface AuthenticatorSetupProps {
  /** Id of the message above the QR code. */
  intro: string;
  /** Id of the message on the button. */
  action?: string | undefined;
  /** Of a sign-in; left out by a viewer who is signed in. */
  ticket?: string;
  /** Sends the first code; returns the recovery codes. */
  confirm(code: string): Promise<string[]>;
  onDone(): void;
  /** The way out, below. */
  children: ReactNode;
}

/** Sets an authenticator app up: QR code, first code, recovery codes. */
export function AuthenticatorSetup({
  intro,
  action,
  ticket,
  confirm,
  onDone,
  children,
}: AuthenticatorSetupProps) {
  const [recoveryCodes, setRecoveryCodes] = useState<string[]>();
  // Asked once: a second secret would replace the one that was scanned.
  const begun = useQuery({
    queryKey: ['BeginEnrolment', ticket],
    queryFn: () => request(BeginEnrolment, { input: { ticket } }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onDone={onDone} />;
  if (begun.error) {
    return (
      <div className="space-y-4">
        <Failure error={begun.error} />
        {children}
      </div>
    );
  }
  const { secret, uri } = begun.data?.enrolSecondFactor ?? {};
  if (!secret || !uri) return <Skeleton className="h-64" />;
  return (
    <div className="space-y-4">
      <p>
        <FormattedMessage id={intro} />
      </p>
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(uri))}`}
        alt=""
        className="mx-auto w-48 rounded-card bg-white p-2"
      />
      {/* A phone cannot scan its own screen. */}
      <div className="hidden pointer-coarse:block">
        <a href={uri} className={buttonStyle('quiet', 'w-full')}>
          <Smartphone aria-hidden className="size-5" />
          <FormattedMessage id="signIn.enrolHere" />
        </a>
      </div>
      <p className="text-sm text-muted">
        <FormattedMessage id="signIn.enrolSecret" /> <code className="font-mono break-all">{secret}</code>
      </p>
      <CodeForm
        label="signIn.code"
        wrong="signIn.codeWrong"
        action={action}
        send={async (code) => setRecoveryCodes(await confirm(code))}
        {...SIX_DIGITS}
      >
        {children}
      </CodeForm>
    </div>
  );
}
