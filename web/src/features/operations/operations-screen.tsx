import { FormattedMessage } from 'react-intl';
import { AgentQueue } from './agent-queue.js';
import { BrokerageQueue } from './brokerage-queue.js';
import { DisputeQueue } from './dispute-queue.js';
import { DocumentQueue } from './document-queue.js';
import { NameQueue } from './name-queue.js';

/** What waits for a reviewer, by kind. */
export function OperationsScreen() {
  return (
    <div className="in-order mx-auto max-w-4xl space-y-10 lg:max-w-6xl px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="operations.title" />
      </h1>
      <DocumentQueue />
      <DisputeQueue />
      <BrokerageQueue />
      <NameQueue />
      <AgentQueue />
    </div>
  );
}
