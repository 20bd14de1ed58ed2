import { FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { Failure, Pending, Skeleton } from '../../ui/states.js';
import { LeadSettingsForm } from './lead-settings-form.js';
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

const LeadSettings = graphql(`
  query LeadSettings($organizationId: ID!) {
    organization(id: $organizationId) {
      id
      leadSettings {
        ...LeadSettingsFields
      }
    }
  }
`);

/** Who gets which lead, and how long they have. */
export function RulesScreen({ organizationId }: { organizationId: string }) {
  const { data, error, isPending, refetch } = useGraph(RuleAgents, { organizationId });
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <div className="in-order mx-auto max-w-7xl space-y-8 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="manage.rules" />
      </h1>
      <RoutingRules organizationId={organizationId} agents={data.agents?.nodes ?? []} />
      <Settings organizationId={organizationId} />
    </div>
  );
}

function Settings({ organizationId }: { organizationId: string }) {
  const { data, error, refetch } = useGraph(LeadSettings, { organizationId });
  const settings = data?.organization?.leadSettings;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return settings ? <LeadSettingsForm settings={settings} /> : <Skeleton className="h-96" />;
}
