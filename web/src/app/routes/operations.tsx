import { createFileRoute, Outlet } from '@tanstack/react-router';
import { OperationsTabs } from '../operations-tabs.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/operations')({
  component: () => (
    <SignedInOnly>
      <OperationsTabs />
      <Outlet />
    </SignedInOnly>
  ),
});
