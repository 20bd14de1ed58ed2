import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { request, useGraph } from '../../lib/graph.js';
import { proveByPasskey } from '../../lib/passkeys.js';
import type { AskedProof } from '../../lib/step-up.js';
import { CodeForm } from '../../shared/sign-in/code-form.js';
import { PasskeyButton } from '../../shared/sign-in/passkey-button.js';
import { Button, buttonStyle } from '../../ui/button.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { ProviderSignIn } from './provider-sign-in.js';

const StepUpWays = graphql(`
  query StepUpWays {
    mySecondFactor {
      enrolledAt
    }
    myPasskeys {
      id
    }
  }
`);

const StepUp = graphql(`
  mutation StepUp($input: StepUpInput!) {
    stepUp(input: $input) {
      provedUntil
    }
  }
`);

/** Asks for a proof before a dangerous act goes on. To close it is to leave the act undone. */
export function StepUpDialog({ asked }: { asked: AskedProof }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isGiven = useRef(false);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  const prove = async (proof: Promise<unknown>) => {
    await proof;
    isGiven.current = true;
    close();
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby="step-up"
      onClose={() => asked.settle(isGiven.current)}
      className="m-auto w-full max-w-sm rounded-card border border-line bg-ground p-6 text-ink backdrop:bg-black/50"
    >
      <h2 id="step-up" className="text-xl font-bold">
        <FormattedMessage id="stepUp.title" />
      </h2>
      <p className="mt-2 mb-4 text-muted">
        <FormattedMessage id={asked.of === 'PROVIDER' ? 'stepUp.whyProvider' : 'stepUp.why'} />
      </p>
      {asked.of === 'PROVIDER' ? (
        <ProviderSignIn prove={prove}>
          <Cancel onPress={close} />
        </ProviderSignIn>
      ) : (
        <Ways prove={prove} close={close} />
      )}
    </dialog>
  );
}

interface WaysProps {
  /** Waits for the proof, and closes the dialog. */
  prove(proof: Promise<unknown>): Promise<void>;
  close(): void;
}

function Cancel({ onPress }: { onPress: () => void }) {
  return (
    <Button variant="quiet" className="w-full" onClick={onPress}>
      <FormattedMessage id="stepUp.cancel" />
    </Button>
  );
}

function Ways({ prove, close }: WaysProps) {
  const { data, error, isPending, refetch } = useGraph(StepUpWays, {});
  const cancel = <Cancel onPress={close} />;
  if (isPending) return <Skeleton className="h-40" />;
  if (error) {
    return (
      <div className="space-y-4">
        <Failure error={error} onRetry={() => void refetch()} />
        {cancel}
      </div>
    );
  }
  const byPasskey = data.myPasskeys?.length ? <PasskeyButton use={() => prove(proveByPasskey())} /> : null;
  if (!data.mySecondFactor && byPasskey) {
    return (
      <div className="space-y-4">
        {byPasskey}
        {cancel}
      </div>
    );
  }
  if (!data.mySecondFactor) {
    return (
      <div className="space-y-4">
        <p>
          <FormattedMessage id="stepUp.none" />
        </p>
        <Link to="/my/security" className={buttonStyle('solid', 'w-full')} onClick={close}>
          <FormattedMessage id="security.title" />
        </Link>
        {cancel}
      </div>
    );
  }
  return (
    <CodeForm
      label="signIn.appCode"
      hint="signIn.appCodeHint"
      wrong="signIn.appCodeHint"
      action="stepUp.confirm"
      send={(code) => prove(request(StepUp, { input: { code } }))}
    >
      {byPasskey}
      {cancel}
    </CodeForm>
  );
}
