import { useQuery } from '@tanstack/react-query';
import { Download, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { renderSVG } from 'uqr';
import { graphql } from '../../graphql/index.js';
import { queryClient, request } from '../../lib/graph.js';
import { saveFile } from '../../lib/save-file.js';
import { confirmSecondFactor } from '../../lib/session.js';
import { Button, buttonStyle } from '../../ui/button.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { BeginAgain } from './begin-again.js';
import { CodeForm, SIX_DIGITS } from './code-form.js';

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
  onBeginAgain: () => void;
}

/** Sets an authenticator app up before the first session of a role that needs one. */
export function EnrolmentStep({ ticket, onSignedIn, onBeginAgain }: EnrolmentStepProps) {
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
  if (begun.error) {
    return (
      <div className="space-y-4">
        <Failure error={begun.error} />
        <BeginAgain onPress={onBeginAgain} />
      </div>
    );
  }
  const { secret, uri } = begun.data?.enrolSecondFactor ?? {};
  if (!secret || !uri) return <Skeleton className="h-64" />;
  const confirm = async (code: string) => setRecoveryCodes(await confirmSecondFactor({ ticket, code }));
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
      <CodeForm label="signIn.code" wrong="signIn.codeWrong" send={confirm} {...SIX_DIGITS}>
        <BeginAgain onPress={onBeginAgain} />
      </CodeForm>
    </div>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const finish = async () => {
    await queryClient.invalidateQueries();
    onDone();
  };
  const save = () => saveFile('propmubi-recovery-codes.txt', new Blob([codes.join('\n')]));
  return (
    <div className="space-y-4">
      <p role="status">
        <FormattedMessage id="signIn.recovery" />
      </p>
      <ul className="grid grid-cols-2 gap-2 rounded-card bg-raised p-4 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button variant="quiet" className="w-full" onClick={save}>
        <Download aria-hidden className="size-5" />
        <FormattedMessage id="signIn.recoverySave" />
      </Button>
      <Button className="w-full" onClick={() => void finish()}>
        <FormattedMessage id="signIn.recoveryDone" />
      </Button>
    </div>
  );
}
