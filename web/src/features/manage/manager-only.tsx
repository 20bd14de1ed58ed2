import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { useViewer } from '../../lib/viewer.js';
import { Empty, Pending } from '../../ui/states.js';

/** Shows a screen to managers, with the id of their brokerage. */
export function ManagerOnly({ children }: { children: (organizationId: string) => ReactNode }) {
  const viewer = useViewer();
  if (!viewer) return <Pending />;
  if (viewer.organization && viewer.roles?.includes('BROKERAGE_MANAGER')) {
    return children(viewer.organization.id);
  }
  return (
    <div className="mx-auto max-w-xl p-6">
      <h1 className="sr-only">
        <FormattedMessage id="manage.board" />
      </h1>
      <Empty title={<FormattedMessage id="manage.notManager" />} />
    </div>
  );
}
