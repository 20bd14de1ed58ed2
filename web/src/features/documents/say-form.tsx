import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';

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
  const name = intl.formatMessage({ id: label });
  return (
    <div className="mt-3 space-y-2">
      <textarea
        rows={3}
        maxLength={1_000}
        value={text}
        aria-label={name}
        placeholder={name}
        onChange={({ target }) => setText(target.value)}
        className="w-full rounded-xl border border-line bg-ground p-3"
      />
      <Button busy={busy} disabled={text.trim().length < least} onClick={() => send(text.trim())}>
        {intl.formatMessage({ id: action })}
      </Button>
      {error != null && <Failure error={error} />}
    </div>
  );
}
