import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { hasPasskeys } from '../../lib/passkeys.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';

interface PasskeyButtonProps {
  /** Uses the passkey; what it throws is shown. */
  use(): Promise<void>;
}

/** Uses a passkey of this device. Not shown by a browser that has none. */
export function PasskeyButton({ use }: PasskeyButtonProps) {
  const pressed = useMutation({ mutationFn: use });
  if (!hasPasskeys()) return null;
  return (
    <>
      <Button variant="quiet" className="w-full" busy={pressed.isPending} onClick={() => pressed.mutate()}>
        <KeyRound aria-hidden className="size-5" />
        <FormattedMessage id="signIn.passkey" />
      </Button>
      {pressed.error && <Failure error={pressed.error} />}
    </>
  );
}
