import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/button.js';

interface FormEndProps {
  /** Id of the message on the button that sends. */
  send: string;
  isDangerous?: boolean;
  busy: boolean;
  onCancel(): void;
}

/** Sends a form of a listing, or leaves it. */
export function FormEnd({ send, isDangerous = false, busy, onCancel }: FormEndProps) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button type="submit" variant={isDangerous ? 'danger' : 'solid'} busy={busy}>
        <FormattedMessage id={send} />
      </Button>
      <Button variant="quiet" onClick={onCancel}>
        <FormattedMessage id="ownListings.cancel" />
      </Button>
    </div>
  );
}
