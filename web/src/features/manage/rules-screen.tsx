import { FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { Failure, Pending } from '../../ui/states.js';
import { RoutingRules } from './routing-rules.js';

const RuleAgents = graphql(`
  query RuleAgents($organizationId: ID!) {
    agents(first: 100, filter: { organizationId: $organizationId }) {
      nodes {
        id
        name
      }
    }
  }
`);

/** Who gets which lead. */
export function RulesScreen({ organizationId }: { organizationId: string }) {
  const { data, error, isPending, refetch } = useGraph(RuleAgents, { organizationId });
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <div className="mx-auto max-w-7xl space-y-8 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="manage.rules" />
      </h1>
      <RoutingRules organizationId={organizationId} agents={data.agents?.nodes ?? []} />
    </div>
  );
}
