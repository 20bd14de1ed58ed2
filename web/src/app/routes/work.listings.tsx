import { createFileRoute } from '@tanstack/react-router';
import { parseGroup } from '../../features/own-listings/own-listing-groups.js';
import { OwnListingsScreen } from '../../features/own-listings/own-listings-screen.js';
import { AgentOnly } from '../../features/work/agent-only.js';
import { ArrivalNotice } from '../../features/work/arrival-notice.js';

export const Route = createFileRoute('/work/listings')({
  validateSearch: parseGroup,
  component: () => {
    const { show = 'market' } = Route.useSearch();
    return (
      <>
        <ArrivalNotice />
        <AgentOnly>{(agentId) => <OwnListingsScreen agentId={agentId} group={show} />}</AgentOnly>
      </>
    );
  },
});
