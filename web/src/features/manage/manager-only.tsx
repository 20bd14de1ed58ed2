import type { ReactNode } from 'react';
import { useViewer } from '../../lib/viewer.js';
import { NotForViewer } from '../../ui/not-for-viewer.js';
import { Pending } from '../../ui/states.js';

/** Shows a screen to managers, with the id of their brokerage. */
export function ManagerOnly({ children }: { children: (organizationId: string) => ReactNode }) {
  const viewer = useViewer();
  if (!viewer) return <Pending />;
  if (viewer.organization && viewer.roles?.includes('BROKERAGE_MANAGER')) {
    return children(viewer.organization.id);
  }
  return <NotForViewer title="manage.board" message="manage.notManager" />;
}
