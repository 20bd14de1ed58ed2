import { useId, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from './button.js';
import { Failure } from './states.js';

interface AskTwiceProps {
  /** Ids of messages: what is done, what it means, and the two answers. */
  act: string;
  question: string;
  yes: string;
  no: string;
  busy: boolean;
  error: Error | null;
  onYes(): void;
}

/** An act that cannot be undone, asked once more. The focus begins at the answer that changes nothing, which gives it back. */
export function AskTwice({ act, question, yes, no, busy, error, onYes }: AskTwiceProps) {
  const [isAsking, setAsking] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const keep = () => {
    setAsking(false);
    button.current?.focus();
  };
  return (
    <div>
      <Button ref={button} variant="danger" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
        <FormattedMessage id={act} />
      </Button>
      {isAsking && (
        <div
          role="group"
          aria-labelledby={id}
          onKeyDown={({ key }) => key === 'Escape' && keep()}
          className="mt-3 space-y-3 rounded-xl border border-danger/50 p-4"
        >
          <p id={id}>
            <FormattedMessage id={question} />
          </p>
          <div className="flex flex-wrap gap-3">
            <Button variant="quiet" autoFocus onClick={keep}>
              <FormattedMessage id={no} />
            </Button>
            <Button variant="danger" busy={busy} onClick={onYes}>
              <FormattedMessage id={yes} />
            </Button>
          </div>
        </div>
      )}
      {error && <Failure error={error} />}
    </div>
  );
}
