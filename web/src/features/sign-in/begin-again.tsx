import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/button.js';

/** The way on from a sign-in whose ticket is over. */
export function BeginAgain({ onPress }: { onPress: () => void }) {
  return (
    <Button variant="quiet" className="w-full" onClick={onPress}>
      <FormattedMessage id="signIn.beginAgain" />
    </Button>
  );
}
