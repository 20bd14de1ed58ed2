import { createFileRoute, Outlet } from '@tanstack/react-router';
import { Tabs } from '../../ui/tabs.js';
import { MANAGE_TABS } from '../sections.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/manage')({
  component: () => (
    <SignedInOnly>
      <Tabs tabs={MANAGE_TABS} />
      <Outlet />
    </SignedInOnly>
  ),
});
