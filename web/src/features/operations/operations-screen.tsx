import { FormattedMessage } from 'react-intl';
import { useViewer } from '../../lib/viewer.js';
import { Empty, Pending } from '../../ui/states.js';
import { AgentQueue } from './agent-queue.js';
import { BrokerageQueue } from './brokerage-queue.js';
import { DisputeQueue } from './dispute-queue.js';
import { DocumentQueue } from './document-queue.js';
import { People } from './people.js';

const STAFF = ['REVIEWER', 'ADMIN', 'SUPER_ADMIN'];

/** What waits for a reviewer, by kind. */
export function OperationsScreen() {
  const viewer = useViewer();
  if (!viewer) return <Pending />;
  if (!viewer.roles?.some((role) => STAFF.includes(role))) {
    return (
      <div className="mx-auto max-w-xl p-6">
        <Empty title={<FormattedMessage id="operations.notStaff" />} />
      </div>
    );
  }
  return (
    <div className="mx-auto max-w-4xl space-y-10 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="operations.title" />
      </h1>
      <DocumentQueue />
      <DisputeQueue />
      <BrokerageQueue />
      <AgentQueue />
      {viewer.roles.includes('ADMIN') && <People />}
    </div>
  );
}
