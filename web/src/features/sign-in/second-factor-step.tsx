import { queryClient } from '../../lib/graph.js';
import { verifySecondFactor } from '../../lib/session.js';
import { CodeForm } from '../../shared/sign-in/code-form.js';
import { BeginAgain } from './begin-again.js';

interface SecondFactorStepProps {
  ticket: string;
  onSignedIn: () => void;
  onBeginAgain: () => void;
}

/** The code of the authenticator app, or a recovery code, after the one-time password. */
export function SecondFactorStep({ ticket, onSignedIn, onBeginAgain }: SecondFactorStepProps) {
  const send = async (code: string) => {
    await verifySecondFactor({ ticket, code });
    await queryClient.invalidateQueries();
    onSignedIn();
  };
  return (
    <CodeForm label="signIn.appCode" hint="signIn.appCodeHint" wrong="signIn.appCodeHint" send={send}>
      <BeginAgain onPress={onBeginAgain} />
    </CodeForm>
  );
}
