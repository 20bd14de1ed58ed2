import { queryClient } from '../../lib/graph.js';
import { confirmSecondFactor } from '../../lib/sign-in-ways.js';
import { AuthenticatorSetup } from '../../shared/sign-in/authenticator-setup.js';
import { BeginAgain } from './begin-again.js';

interface EnrolmentStepProps {
  ticket: string;
  onSignedIn: () => void;
  onBeginAgain: () => void;
}

/** Sets an authenticator app up before the first session of a role that needs one. */
export function EnrolmentStep({ ticket, onSignedIn, onBeginAgain }: EnrolmentStepProps) {
  const finish = async () => {
    await queryClient.invalidateQueries();
    onSignedIn();
  };
  return (
    <AuthenticatorSetup
      intro="signIn.enrol"
      ticket={ticket}
      confirm={(code) => confirmSecondFactor({ ticket, code })}
      onDone={() => void finish()}
    >
      <BeginAgain onPress={onBeginAgain} />
    </AuthenticatorSetup>
  );
}
