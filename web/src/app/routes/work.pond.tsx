import { createFileRoute } from '@tanstack/react-router';
import { AgentOnly } from '../../features/work/agent-only.js';
import { ArrivalNotice } from '../../features/work/arrival-notice.js';
import { PondScreen } from '../../features/work/pond-screen.js';

export const Route = createFileRoute('/work/pond')({
  component: () => (
    <>
      <ArrivalNotice />
      <AgentOnly>{() => <PondScreen />}</AgentOnly>
    </>
  ),
});
