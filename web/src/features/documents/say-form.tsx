import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';

interface SayFormProps {
  /** Ids of the messages. */
  label: string;
  action: string;
  least: number;
  busy: boolean;
  error: unknown;
  send(text: string): void;
}

/** A few words to a reviewer. */
export function SayForm({ label, action, least, busy, error, send }: SayFormProps) {
  const intl = useIntl();
  const [text, setText] = useState('');
  return (
    <div className="mt-3 space-y-2">
      <TextArea
        label={intl.formatMessage({ id: label })}
        rows={3}
        maxLength={1_000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button busy={busy} disabled={text.trim().length < least} onClick={() => send(text.trim())}>
        {intl.formatMessage({ id: action })}
      </Button>
      {error != null && <Failure error={error} />}
    </div>
  );
}
