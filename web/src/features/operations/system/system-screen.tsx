import { FormattedMessage } from 'react-intl';
import { Failure, Skeleton } from '../../../ui/states.js';
import { Caches } from './caches.js';
import { Dashboards } from './dashboards.js';
import { DeadLetters } from './dead-letters.js';
import { EventLag } from './event-lag.js';
import { Health } from './health.js';
import { JobQueues } from './job-queues.js';
import { useSystem } from './use-system.js';

/** How the platform is: what answers, events and jobs with what failed, what the caches spare, and the dashboards. */
export function SystemScreen() {
  const { data, error, isPending, refetch } = useSystem();
  return (
    <div className="in-order mx-auto max-w-6xl space-y-10 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="system.title" />
      </h1>
      <Health services={data} />
      {isPending && <Skeleton className="h-64" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <EventLag services={data} />
          <DeadLetters services={data} />
          <JobQueues services={data} />
        </>
      )}
      <Caches />
      <Dashboards />
    </div>
  );
}
