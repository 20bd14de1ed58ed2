import { queryClient } from '../../lib/graph.js';
import { signInWithPasskey } from '../../lib/passkeys.js';
import { verifySecondFactor } from '../../lib/sign-in-ways.js';
import { PasskeyButton } from '../../shared/sign-in/passkey-button.js';
import { CodeForm } from '../../shared/sign-in/code-form.js';
import { BeginAgain } from './begin-again.js';

interface SecondFactorStepProps {
  ticket: string;
  onSignedIn: () => void;
  onBeginAgain: () => void;
}

/** The code of the authenticator app, or a recovery code, after the one-time password. */
export function SecondFactorStep({ ticket, onSignedIn, onBeginAgain }: SecondFactorStepProps) {
  const finish = async () => {
    await queryClient.invalidateQueries();
    onSignedIn();
  };
  const send = async (code: string) => {
    await verifySecondFactor({ ticket, code });
    await finish();
  };
  return (
    <CodeForm label="signIn.appCode" hint="signIn.appCodeHint" wrong="signIn.appCodeHint" send={send}>
      <PasskeyButton
        use={async () => {
          await signInWithPasskey();
          await finish();
        }}
      />
      <BeginAgain onPress={onBeginAgain} />
    </CodeForm>
  );
}
