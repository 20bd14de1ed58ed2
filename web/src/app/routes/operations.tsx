import { createFileRoute } from '@tanstack/react-router';
import { OperationsScreen } from '../../features/operations/operations-screen.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/operations')({
  component: () => (
    <SignedInOnly>
      <OperationsScreen />
    </SignedInOnly>
  ),
});
