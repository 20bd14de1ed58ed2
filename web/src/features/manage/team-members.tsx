import { useState } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { useViewer } from '../../lib/viewer.js';
import { Button } from '../../ui/button.js';
import { Failure, Skeleton } from '../../ui/states.js';

const Members = graphql(`
  query Members {
    members(first: 100) {
      nodes {
        role
        since
        user {
          id
          name
        }
      }
    }
  }
`);

const RemoveMember = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) {
      userId
    }
  }
`);

/** Who works for the brokerage, as what and since when. A manager ends the work of others; their leads go on. */
export function TeamMembers() {
  const viewer = useViewer();
  const { data, error, isPending, refetch } = useGraph(Members, {});
  const remove = useAction(RemoveMember, ['Members', 'ManagedTeam', 'ManagerBoard']);
  /** Whose removal was asked for once: the second press does it. */
  const [asked, setAsked] = useState('');
  const members = data?.members?.nodes ?? [];
  return (
    <section>
      <h2 className="text-xl font-bold">
        <FormattedMessage id="members.title" />
      </h2>
      {isPending && <Skeleton className="mt-3 h-24" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {remove.error && <Failure error={remove.error} />}
      <ul className="mt-3 divide-y divide-line">
        {members.map(({ role, since, user }) => (
          <li key={`${user?.id} ${role}`} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div>
              <p className="font-medium">{user?.name}</p>
              <p className="text-sm text-muted">
                <FormattedMessage id={`brokerageRole.${role}`} /> ·{' '}
                <FormattedMessage
                  id="members.since"
                  values={{ date: <FormattedDate key="date" value={since} dateStyle="medium" /> }}
                />
              </p>
            </div>
            {user && user.id !== viewer?.id && (
              <Button
                variant="danger"
                busy={remove.isPending && remove.variables?.input.userId === user.id}
                onClick={() =>
                  asked === user.id ? remove.mutate({ input: { userId: user.id } }) : setAsked(user.id)
                }
              >
                <FormattedMessage
                  id={asked === user.id ? 'members.removeReally' : 'members.remove'}
                  values={{ name: user.name }}
                />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
