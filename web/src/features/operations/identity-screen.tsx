import type { ResultOf } from '@graphql-typed-document-node/core';
import { useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { IdentityDecision } from './identity-decision.js';
import { Queue } from './queue.js';
import { Waiting } from './waiting.js';

const IdentitiesToCheck = graphql(`
  query IdentitiesToCheck($filter: UserFilter!) {
    users(filter: $filter, last: 50) {
      totalCount
      edges {
        node {
          id
          name
          createdAt
          agent {
            id
            name
            reraNumber
            licenceExpiresOn
          }
        }
      }
    }
  }
`);

const VerifyIdentity = graphql(`
  mutation VerifyIdentity($input: VerifyIdentityInput!) {
    verifyIdentity(input: $input) {
      user {
        id
        identityStatus
      }
    }
  }
`);

type Unchecked = NonNullable<ResultOf<typeof IdentitiesToCheck>['users']>['edges'][number]['node'];

/** People whose identity no reviewer has checked, those first who wait longest. */
export function IdentityScreen() {
  const intl = useIntl();
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  const { data, error, isPending, refetch } = useGraph(IdentitiesToCheck, {
    filter: { identityStatus: 'UNVERIFIED', status: 'ACTIVE', ...(name && { name }) },
  });
  const verify = useAction(VerifyIdentity, ['IdentitiesToCheck']);
  // The list is that of the newest; its end is read backwards.
  const connection = data?.users && { ...data.users, edges: data.users.edges.toReversed() };
  return (
    <div className="mx-auto max-w-4xl space-y-6 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="identities.title" />
      </h1>
      <form
        role="search"
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          setName(typed.trim());
        }}
      >
        <Field
          label={intl.formatMessage({ id: 'people.name' })}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit" variant="quiet">
          <FormattedMessage id="people.find" />
        </Button>
      </form>
      <Queue
        title="identities.waiting"
        connection={connection}
        error={error}
        isPending={isPending}
        onRetry={refetch}
      >
        {(person) => (
          <>
            <Person {...person} />
            <IdentityDecision
              busy={verify.isPending}
              error={verify.variables?.input.userId === person.id ? verify.error : null}
              isAgent={person.agent !== null}
              decide={(finding) => verify.mutate({ input: { userId: person.id, ...finding } })}
            />
          </>
        )}
      </Queue>
    </div>
  );
}

function Person({ id, name, createdAt, agent }: Unchecked) {
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-semibold">
          {name ?? agent?.name ?? <FormattedMessage id="identities.noName" />}
        </h3>
        <Waiting since={createdAt} />
      </div>
      <p className="break-all font-mono text-xs text-muted">{id}</p>
      {agent && (
        <p className="text-sm text-muted">
          <FormattedMessage id="role.AGENT" /> · {agent.reraNumber}
          {agent.licenceExpiresOn && (
            <>
              {' · '}
              <FormattedMessage
                id="agent.validUntil"
                values={{
                  date: <FormattedDate key="date" value={agent.licenceExpiresOn} dateStyle="medium" />,
                }}
              />
            </>
          )}
        </p>
      )}
    </>
  );
}
