import type { ReactNode } from 'react';
import { useViewer } from '../../lib/viewer.js';
import { NotForViewer } from '../../ui/not-for-viewer.js';
import { Pending } from '../../ui/states.js';

interface OnlyProps {
  children: () => ReactNode;
}

/** Shows a screen to reviewers and administrators. */
export function StaffOnly({ children }: OnlyProps) {
  return (
    <Only roles={['REVIEWER', 'ADMIN']} otherwise="operations.notStaff">
      {children}
    </Only>
  );
}

/** Shows a screen to administrators. */
export function AdministratorsOnly({ children }: OnlyProps) {
  return (
    <Only roles={['ADMIN']} otherwise="operations.notAdministrator">
      {children}
    </Only>
  );
}

function Only({ roles, otherwise, children }: OnlyProps & { roles: string[]; otherwise: string }) {
  const viewer = useViewer();
  if (!viewer) return <Pending />;
  if (viewer.roles?.some((role) => roles.includes(role))) return children();
  return <NotForViewer title="operations.title" message={otherwise} />;
}
