import { type ReactNode, useState } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { readAgain, request, useGraph } from '../../lib/graph.js';
import { AuthenticatorSetup } from '../../shared/sign-in/authenticator-setup.js';
import { CodeForm } from '../../shared/sign-in/code-form.js';
import { RecoveryCodes } from '../../shared/sign-in/recovery-codes.js';
import { Button } from '../../ui/button.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { Section } from './section.js';

const MyAuthenticator = graphql(`
  query MyAuthenticator {
    mySecondFactor {
      enrolledAt
      recoveryCodesLeft
      mandatory
    }
  }
`);

const ConfirmAuthenticator = graphql(`
  mutation ConfirmAuthenticator($input: ConfirmSecondFactorInput!) {
    confirmSecondFactor(input: $input) {
      recoveryCodes
    }
  }
`);

const ReplaceRecoveryCodes = graphql(`
  mutation ReplaceRecoveryCodes($input: ReplaceRecoveryCodesInput!) {
    replaceRecoveryCodes(input: $input) {
      recoveryCodes
    }
  }
`);

const RemoveAuthenticator = graphql(`
  mutation RemoveAuthenticator($input: RemoveSecondFactorInput!) {
    removeSecondFactor(input: $input) {
      removed
    }
  }
`);

type Step = 'setUp' | 'replace' | 'remove';

/** The viewer's authenticator app: to set up, to get new recovery codes for, to remove. */
export function Authenticator() {
  const { data, error, isPending, refetch } = useGraph(MyAuthenticator, {});
  const [step, setStep] = useState<Step>();
  const [codes, setCodes] = useState<string[]>();
  const done = () => {
    setStep(undefined);
    setCodes(undefined);
    void readAgain(['MyAuthenticator', 'StepUpWays']);
  };
  const cancel = (
    <Button variant="quiet" className="w-full" onClick={done}>
      <FormattedMessage id="stepUp.cancel" />
    </Button>
  );
  const factor = data?.mySecondFactor;
  return (
    <Section title="security.authenticator">
      {isPending && <Skeleton className="h-16" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {codes && <RecoveryCodes codes={codes} onDone={done} />}
      {step === 'setUp' && (
        <AuthenticatorSetup
          intro="security.scan"
          action="stepUp.confirm"
          confirm={confirmInSession}
          onDone={done}
        >
          {cancel}
        </AuthenticatorSetup>
      )}
      {step === 'replace' && !codes && (
        <AppCode action="security.replaceCodes" send={async (code) => setCodes(await replaceCodes(code))}>
          {cancel}
        </AppCode>
      )}
      {step === 'remove' && (
        <AppCode
          action="security.remove"
          send={async (code) => {
            await request(RemoveAuthenticator, { input: { code } });
            done();
          }}
        >
          {cancel}
        </AppCode>
      )}
      {data && !step && <State factor={factor} choose={setStep} />}
    </Section>
  );
}

async function confirmInSession(code: string): Promise<string[]> {
  const { confirmSecondFactor } = await request(ConfirmAuthenticator, { input: { code } });
  return confirmSecondFactor?.recoveryCodes ?? [];
}

async function replaceCodes(code: string): Promise<string[]> {
  const { replaceRecoveryCodes } = await request(ReplaceRecoveryCodes, { input: { code } });
  return replaceRecoveryCodes?.recoveryCodes ?? [];
}

interface AppCodeProps {
  action: string;
  send(code: string): Promise<void>;
  children: ReactNode;
}

function AppCode({ action, send, children }: AppCodeProps) {
  return (
    <CodeForm
      label="signIn.appCode"
      hint="signIn.appCodeHint"
      wrong="signIn.appCodeHint"
      action={action}
      send={send}
    >
      {children}
    </CodeForm>
  );
}

interface StateProps {
  factor: { enrolledAt: string; recoveryCodesLeft: number; mandatory: boolean } | null | undefined;
  choose(step: Step): void;
}

function State({ factor, choose }: StateProps) {
  if (!factor) {
    return (
      <>
        <p className="text-muted">
          <FormattedMessage id="security.noAuthenticator" />
        </p>
        <Button onClick={() => choose('setUp')}>
          <FormattedMessage id="security.setUp" />
        </Button>
      </>
    );
  }
  const { enrolledAt, recoveryCodesLeft, mandatory } = factor;
  return (
    <>
      <p>
        <FormattedMessage
          id="security.since"
          values={{ date: <FormattedDate key="date" value={enrolledAt} dateStyle="medium" /> }}
        />{' '}
        <FormattedMessage id="security.codesLeft" values={{ count: recoveryCodesLeft }} />
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="quiet" onClick={() => choose('replace')}>
          <FormattedMessage id="security.replaceCodes" />
        </Button>
        {!mandatory && (
          <Button variant="danger" onClick={() => choose('remove')}>
            <FormattedMessage id="security.remove" />
          </Button>
        )}
      </div>
    </>
  );
}
