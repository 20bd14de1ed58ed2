import { createFileRoute } from '@tanstack/react-router';
import { SecurityScreen } from '../../features/security/security-screen.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/my/security')({
  component: () => (
    <SignedInOnly>
      <SecurityScreen />
    </SignedInOnly>
  ),
});
