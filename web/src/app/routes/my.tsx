import { createFileRoute, Outlet } from '@tanstack/react-router';
import { Tabs } from '../../ui/tabs.js';
import { MY_TABS } from '../sections.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/my')({
  component: () => (
    <SignedInOnly>
      <Tabs tabs={MY_TABS} />
      <Outlet />
    </SignedInOnly>
  ),
});
