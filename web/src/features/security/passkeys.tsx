import type { ResultOf } from '@graphql-typed-document-node/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { readAgain, useGraph } from '../../lib/graph.js';
import { hasPasskeys, registerPasskey } from '../../lib/passkeys.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { Section } from './section.js';

const MyPasskeys = graphql(`
  query MyPasskeys {
    myPasskeys {
      id
      name
      createdAt
      lastUsedAt
    }
  }
`);

const RemovePasskey = graphql(`
  mutation RemovePasskey($input: RemovePasskeyInput!) {
    removePasskey(input: $input) {
      passkeyId
    }
  }
`);

type Passkey = NonNullable<ResultOf<typeof MyPasskeys>['myPasskeys']>[number];

/** The viewer's passkeys: to add this device, to remove a lost one. */
export function Passkeys() {
  const { data, error, isPending, refetch } = useGraph(MyPasskeys, {});
  return (
    <Section title="security.passkeys">
      <p className="text-muted">
        <FormattedMessage id="security.passkeysHint" />
      </p>
      {isPending && <Skeleton className="h-16" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      <ul className="divide-y divide-line">
        {data?.myPasskeys?.map((passkey) => (
          <li key={passkey.id} className="py-3">
            <PasskeyRow passkey={passkey} />
          </li>
        ))}
      </ul>
      {hasPasskeys() && <AddPasskey />}
    </Section>
  );
}

function AddPasskey() {
  const intl = useIntl();
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: () => registerPasskey(name.trim()),
    onSuccess: async () => {
      setName('');
      await readAgain(['MyPasskeys', 'StepUpWays']);
    },
  });
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <Field
        label={intl.formatMessage({ id: 'security.passkeyName' })}
        value={name}
        maxLength={100}
        onChange={({ target }) => setName(target.value)}
      />
      {add.error && <Failure error={add.error} />}
      <Button type="submit" busy={add.isPending} disabled={name.trim().length < 2}>
        <FormattedMessage id="security.passkeyAdd" />
      </Button>
    </form>
  );
}

function PasskeyRow({ passkey: { id, name, createdAt, lastUsedAt } }: { passkey: Passkey }) {
  const remove = useAction(RemovePasskey, ['MyPasskeys', 'StepUpWays']);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div>
        <p className="font-semibold">{name}</p>
        <p className="text-sm text-muted">
          <FormattedMessage
            id={lastUsedAt ? 'security.lastUsed' : 'security.since'}
            values={{ date: <FormattedDate key="date" value={lastUsedAt ?? createdAt} dateStyle="medium" /> }}
          />
        </p>
      </div>
      <Button
        variant="danger"
        busy={remove.isPending}
        onClick={() => remove.mutate({ input: { passkeyId: id } })}
      >
        <FormattedMessage id="security.passkeyRemove" />
      </Button>
      {remove.error && <Failure error={remove.error} />}
    </div>
  );
}
