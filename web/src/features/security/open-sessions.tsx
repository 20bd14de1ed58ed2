import type { ResultOf } from '@graphql-typed-document-node/core';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { Section } from './section.js';

const MySessions = graphql(`
  query MySessions {
    sessions(first: 50) {
      edges {
        node {
          id
          name
          beganBy
          createdAt
          lastUsedAt
          current
        }
      }
    }
  }
`);

const EndSession = graphql(`
  mutation EndSession($input: RevokeSessionInput!) {
    revokeSession(input: $input) {
      sessionId
    }
  }
`);

const EndOtherSessions = graphql(`
  mutation EndOtherSessions($input: SignOutEverywhereInput!) {
    signOutEverywhere(input: $input) {
      endedCount
    }
  }
`);

type OpenSession = NonNullable<ResultOf<typeof MySessions>['sessions']>['edges'][number]['node'];

/** Where the viewer is signed in: each can be ended, and all others at once. */
export function OpenSessions() {
  const { data, error, isPending, refetch } = useGraph(MySessions, {});
  const endAll = useAction(EndOtherSessions, ['MySessions']);
  const sessions = data?.sessions?.edges.map(({ node }) => node) ?? [];
  return (
    <Section title="security.sessions">
      {isPending && <Skeleton className="h-24" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="py-3">
            <SessionRow session={session} />
          </li>
        ))}
      </ul>
      {sessions.some(({ current }) => !current) && (
        <Button
          variant="danger"
          busy={endAll.isPending}
          onClick={() => endAll.mutate({ input: { keepCurrent: true } })}
        >
          <FormattedMessage id="security.endOthers" />
        </Button>
      )}
      {endAll.error && <Failure error={endAll.error} />}
    </Section>
  );
}

function SessionRow({
  session: { id, name, beganBy, createdAt, lastUsedAt, current },
}: {
  session: OpenSession;
}) {
  const end = useAction(EndSession, ['MySessions']);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div>
        <p className="font-semibold">
          {name ?? <FormattedDate value={createdAt} dateStyle="medium" timeStyle="short" />}
          {beganBy && (
            <span className="ml-2 font-normal">
              <FormattedMessage id={`security.by.${beganBy}`} />
            </span>
          )}
          {current && (
            <span className="ml-2 text-sm font-normal text-muted">
              <FormattedMessage id="security.current" />
            </span>
          )}
        </p>
        <p className="text-sm text-muted">
          <FormattedMessage
            id="security.lastUsed"
            values={{
              date: <FormattedDate key="date" value={lastUsedAt} dateStyle="medium" timeStyle="short" />,
            }}
          />
        </p>
      </div>
      {!current && (
        <Button variant="quiet" busy={end.isPending} onClick={() => end.mutate({ input: { sessionId: id } })}>
          <FormattedMessage id="security.end" />
        </Button>
      )}
      {end.error && <Failure error={end.error} />}
    </div>
  );
}
