import { createFileRoute, Outlet } from '@tanstack/react-router';
import { Tabs } from '../../ui/tabs.js';
import { WORK_TABS } from '../sections.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/work')({
  component: () => (
    <SignedInOnly>
      <Tabs tabs={WORK_TABS} />
      <Outlet />
    </SignedInOnly>
  ),
});
