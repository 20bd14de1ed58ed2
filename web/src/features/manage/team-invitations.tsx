import { FormattedDate, FormattedMessage } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { InviteForm } from './invite-form.js';

const TeamInvitationsQuery = graphql(`
  query TeamInvitations {
    invitations(first: 50) {
      edges {
        node {
          id
          name
          role
          reraNumber
          status
          createdAt
          expiresAt
        }
      }
    }
  }
`);

const WithdrawInvitation = graphql(`
  mutation WithdrawInvitation($input: WithdrawInvitationInput!) {
    withdrawInvitation(input: $input) {
      invitation {
        id
        status
      }
    }
  }
`);

type Invitation = NonNullable<ResultOf<typeof TeamInvitationsQuery>['invitations']>['edges'][number]['node'];

/** Invites people to the brokerage, and shows what became of the last invitations. */
export function TeamInvitations() {
  const { data, error, isPending, refetch } = useGraph(TeamInvitationsQuery, {});
  const invitations = data?.invitations?.edges.map(({ node }) => node) ?? [];
  return (
    <section className="grid grid-cols-1 gap-6 lg:grid-cols-2">
      <InviteForm />
      <div>
        <h2 className="text-xl font-bold">
          <FormattedMessage id="invitations.title" />
        </h2>
        {isPending && <Skeleton className="mt-3 h-24" />}
        {error && <Failure error={error} onRetry={() => void refetch()} />}
        {data && invitations.length === 0 && (
          <p className="mt-2 text-muted">
            <FormattedMessage id="invitations.none" />
          </p>
        )}
        <ul className="mt-3 divide-y divide-line">
          {invitations.map((invitation) => (
            <li key={invitation.id} className="py-3">
              <InvitationRow invitation={invitation} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function InvitationRow({
  invitation: { id, name, role, reraNumber, status, expiresAt },
}: {
  invitation: Invitation;
}) {
  const withdraw = useAction(WithdrawInvitation, ['TeamInvitations']);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div>
        <p className="font-medium">{name ?? <FormattedMessage id={`brokerageRole.${role}`} />}</p>
        <p className="text-sm text-muted">
          {reraNumber && <>{reraNumber} · </>}
          <FormattedMessage id={`invitation.${status}`} />
          {status === 'PENDING' && (
            <>
              {' · '}
              <FormattedMessage
                id="invitations.until"
                values={{ date: <FormattedDate key="date" value={expiresAt} dateStyle="medium" /> }}
              />
            </>
          )}
        </p>
      </div>
      {status === 'PENDING' && (
        <Button
          variant="danger"
          busy={withdraw.isPending}
          onClick={() => withdraw.mutate({ input: { invitationId: id } })}
        >
          <FormattedMessage id="invitations.withdraw" />
        </Button>
      )}
      {withdraw.error && <Failure error={withdraw.error} />}
    </div>
  );
}
