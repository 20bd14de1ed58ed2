import { createFileRoute } from '@tanstack/react-router';
import { AgentOnly } from '../../features/work/agent-only.js';
import { ArrivalNotice } from '../../features/work/arrival-notice.js';
import { MyTrustScreen } from '../../features/work/my-trust-screen.js';

export const Route = createFileRoute('/work/trust')({
  component: () => (
    <>
      <ArrivalNotice />
      <AgentOnly>{(agentId) => <MyTrustScreen agentId={agentId} />}</AgentOnly>
    </>
  ),
});
