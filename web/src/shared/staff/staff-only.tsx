import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { useViewer } from '../../lib/viewer.js';
import { Empty, Pending } from '../../ui/states.js';

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
  return (
    <div className="mx-auto max-w-xl p-6">
      <h1 className="sr-only">
        <FormattedMessage id="operations.title" />
      </h1>
      <Empty title={<FormattedMessage id={otherwise} />} />
    </div>
  );
}
