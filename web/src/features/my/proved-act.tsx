import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { sendOneTimePassword } from '../../lib/one-time-password.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';

interface ProvedActProps {
  phone: string;
  /** Id of the message of the act's button. */
  act: string;
  isDangerous?: boolean;
  busy: boolean;
  error: unknown;
  onProved: (proof: { code: string; challengeId: string }) => void;
}

/** An act that a fresh code proves: it is the person who asks, not another at their open screen. */
export function ProvedAct({ phone, act, isDangerous = false, busy, error, onProved }: ProvedActProps) {
  const intl = useIntl();
  const [code, setCode] = useState('');
  const send = useMutation({ mutationFn: () => sendOneTimePassword(phone) });
  const challengeId = send.data?.challengeId;
  const variant = isDangerous ? 'danger' : 'quiet';
  return (
    <>
      {(send.error ?? error) != null && <Failure error={send.error ?? error} />}
      {challengeId === undefined ? (
        <Button variant={variant} busy={send.isPending} onClick={() => send.mutate()}>
          <FormattedMessage id="myData.sendCode" values={{ phone }} />
        </Button>
      ) : (
        <form
          className="space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            onProved({ code: code.trim(), challengeId });
          }}
        >
          <Field
            label={intl.formatMessage({ id: 'signIn.code' })}
            value={code}
            onChange={({ target }) => setCode(target.value)}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            autoFocus
          />
          <Button
            type="submit"
            variant={isDangerous ? 'danger' : 'solid'}
            busy={busy}
            disabled={!/^\d{6}$/.test(code.trim())}
          >
            <FormattedMessage id={act} />
          </Button>
        </form>
      )}
    </>
  );
}
