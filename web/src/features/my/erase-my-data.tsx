import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { queryClient, request } from '../../lib/graph.js';
import { sendOneTimePassword } from '../../lib/one-time-password.js';
import { signOut } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';

const Erase = graphql(`
  mutation EraseMyData($input: EraseMyDataInput!) {
    eraseMyData(input: $input) {
      erased
    }
  }
`);

/** Erases the viewer for good. A fresh code proves that it is they who ask, not a person at their open screen. */
export function EraseMyData({ phone }: { phone: string }) {
  const intl = useIntl();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const send = useMutation({ mutationFn: () => sendOneTimePassword(phone) });
  const erase = useMutation({
    mutationFn: (challengeId: string) => request(Erase, { input: { code: code.trim(), challengeId } }),
    onSuccess: async () => {
      await signOut();
      queryClient.clear();
      await navigate({ to: '/' });
    },
  });
  const challengeId = send.data?.challengeId;
  return (
    <section className="space-y-3 rounded-card border border-danger/50 bg-surface p-5">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="myData.erase" />
      </h2>
      <p className="text-muted">
        <FormattedMessage id="myData.eraseHint" />
      </p>
      {(send.error ?? erase.error) && <Failure error={send.error ?? erase.error} />}
      {challengeId === undefined ? (
        <Button variant="danger" busy={send.isPending} onClick={() => send.mutate()}>
          <FormattedMessage id="myData.eraseSend" values={{ phone }} />
        </Button>
      ) : (
        <form
          className="space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            erase.mutate(challengeId);
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
            variant="danger"
            busy={erase.isPending}
            disabled={!/^\d{6}$/.test(code.trim())}
          >
            <FormattedMessage id="myData.eraseNow" />
          </Button>
        </form>
      )}
    </section>
  );
}
