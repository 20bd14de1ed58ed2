import { createRootRoute, Outlet } from '@tanstack/react-router';
import { Shell } from '../shell.js';

export const Route = createRootRoute({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
});
