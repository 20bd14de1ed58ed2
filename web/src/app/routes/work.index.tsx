import { createFileRoute } from '@tanstack/react-router';
import { WorkScreen } from '../../features/work/work-screen.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/work/')({
  component: () => (
    <SignedInOnly>
      <WorkScreen />
    </SignedInOnly>
  ),
});
