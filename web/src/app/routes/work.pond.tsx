import { createFileRoute } from '@tanstack/react-router';
import { AgentOnly } from '../../features/work/agent-only.js';
import { PondScreen } from '../../features/work/pond-screen.js';

export const Route = createFileRoute('/work/pond')({
  component: () => <AgentOnly>{() => <PondScreen />}</AgentOnly>,
});
