import { FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { Failure, Pending } from '../../ui/states.js';
import { TeamMembers } from './team-members.js';
import { TeamInvitations } from './team-invitations.js';
import { TeamTable } from './team-table.js';

const ManagedTeam = graphql(`
  query ManagedTeam($organizationId: ID!) {
    agents(first: 100, filter: { organizationId: $organizationId }) {
      nodes {
        id
        ...TeamMemberFields
      }
    }
  }
`);

/** The people of a brokerage: how busy each is, who is away, and who is invited. */
export function TeamScreen({ organizationId }: { organizationId: string }) {
  const { data, error, isPending, refetch } = useGraph(ManagedTeam, { organizationId });
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <div className="in-order mx-auto max-w-7xl space-y-8 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="manage.people" />
      </h1>
      <TeamTable members={data.agents?.nodes ?? []} />
      <TeamMembers />
      <TeamInvitations />
    </div>
  );
}
