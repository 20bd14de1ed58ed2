import { createFileRoute } from '@tanstack/react-router';
import { AgentOnly } from '../../features/work/agent-only.js';
import { ArrivalNotice } from '../../features/work/arrival-notice.js';
import { MyFiguresScreen } from '../../features/work/figures-screen.js';

export const Route = createFileRoute('/work/figures')({
  component: () => (
    <>
      <ArrivalNotice />
      <AgentOnly>{() => <MyFiguresScreen />}</AgentOnly>
    </>
  ),
});
